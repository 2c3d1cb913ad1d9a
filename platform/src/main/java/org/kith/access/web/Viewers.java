package org.kith.access.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kith.access.Viewer;
import org.kith.access.accounts.Accounts;
import org.kith.access.accounts.SignIn;
import org.kith.site.Visitors;
import org.springframework.core.MethodParameter;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Who is looking, for whoever answers. The session holds an id and which password opened it: what the account
/// may do is read anew for each request, so that closing it, changing its role or its password works from the next
/// click on.
@Component
public class Viewers implements Visitors, HandlerMethodArgumentResolver, WebMvcConfigurer {

    private static final String KEPT = Viewers.class.getName();

    private final Accounts accounts;

    Viewers(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public Optional<Viewer> current() {
        var session = session();
        if (session.isEmpty()) {
            return Optional.empty();
        }
        var request = RequestContextHolder.getRequestAttributes();
        if (request == null) {
            return accounts.find(session.get());
        }
        if (request.getAttribute(KEPT, RequestAttributes.SCOPE_REQUEST) instanceof Viewer viewer
                && viewer.id().equals(session.get().id())) {
            return Optional.of(viewer);
        }
        var viewer = accounts.find(session.get());
        viewer.ifPresent(found -> request.setAttribute(KEPT, found, RequestAttributes.SCOPE_REQUEST));
        return viewer;
    }

    /// What was signed in with, whether or not it still opens anything.
    public static Optional<SignIn.SignedIn> session() {
        return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .map(Authentication::getPrincipal)
                .filter(SignIn.SignedIn.class::isInstance)
                .map(SignIn.SignedIn.class::cast);
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Viewer.class;
    }

    @Override
    public Viewer resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer mav,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        return current().orElseThrow(() -> new AuthenticationCredentialsNotFoundException("nobody is signed in"));
    }

    /// Where a request comes from, for the throttle.
    public static String address(HttpServletRequest request) {
        return request.getRemoteAddr();
    }
}
