package org.kith.site;

import static java.util.Objects.requireNonNull;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Writes answers: a page by its template, which the build has compiled, a redirect, or a file to keep.
@Configuration(proxyBeanMethods = false)
public class Answers implements WebMvcConfigurer, HandlerMethodReturnValueHandler {

    /// Only what this site serves itself: no script, and no style inside a page.
    public static final String POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; "
            + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static final String ROOT = "org.kith";
    private static final int MISTAKEN = 422;

    private final TemplateEngine templates = TemplateEngine.createPrecompiled(null, ContentType.Html, null, ROOT);
    private final Frames frames;

    Answers(Frames frames) {
        this.frames = frames;
    }

    @Override
    public void addReturnValueHandlers(List<HandlerMethodReturnValueHandler> handlers) {
        handlers.add(this);
    }

    @Override
    public boolean supportsReturnType(MethodParameter returned) {
        return Answer.class.isAssignableFrom(returned.getParameterType());
    }

    @Override
    public void handleReturnValue(
            @Nullable Object answer, MethodParameter returned, ModelAndViewContainer mav, NativeWebRequest request)
            throws IOException {
        mav.setRequestHandled(true);
        var response = requireNonNull(request.getNativeResponse(HttpServletResponse.class));
        switch ((Answer) requireNonNull(answer)) {
            case Redirect(var path) -> {
                response.setStatus(HttpServletResponse.SC_SEE_OTHER);
                response.setHeader("Location", path);
            }
            case Download(var fileName, var contentType, var body) -> {
                response.setContentType(contentType);
                response.setHeader("Content-Disposition", "attachment; filename=\"" + fileName + "\"");
                response.setHeader("X-Content-Type-Options", "nosniff");
                body.writeTo(response.getOutputStream());
            }
            case Page page -> write(page, requireNonNull(request.getNativeRequest(HttpServletRequest.class)), response);
        }
    }

    /// Writes a page for whoever asked by this request.
    public void write(Page page, HttpServletRequest request, HttpServletResponse response) throws IOException {
        var html = new Utf8ByteOutput();
        Frame.Writer pieces = (piece, out) -> templates.render(templateOf(piece), piece, out);
        // What broke the program may also break what a frame is made of.
        var round = page.httpStatus() < 500 ? frames.round(request, pieces) : frames.bare(request, pieces);
        var frame = page.httpStatus() == MISTAKEN ? round.withMistakes() : round;
        ScopedValue.where(Frame.CURRENT, frame).run(() -> templates.render(templateOf(page), page, html));
        response.setStatus(page.httpStatus());
        response.setContentType("text/html;charset=UTF-8");
        response.setHeader("Content-Security-Policy", POLICY);
        response.setContentLength(html.getContentLength());
        html.writeTo(response.getOutputStream());
    }

    private static String templateOf(Page page) {
        return page.getClass().getName().substring(ROOT.length() + 1).replace('.', '/') + ".jte";
    }
}
