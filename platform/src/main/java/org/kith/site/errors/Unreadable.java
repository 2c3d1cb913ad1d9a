package org.kith.site.errors;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.kith.site.Answers;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/// Answers an address that the web server turns away before it looks for a page, such as one with `%00` in it,
/// like any that leads to nothing.
@Component
class Unreadable implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private final Answers answers;

    Unreadable(Answers answers) {
        this.answers = answers;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addContextCustomizers(context -> {
            var host = (StandardHost) context.getParent();
            host.getPipeline().addValve(new OwnPage(answers));
            host.setErrorReportValveClass(OwnPage.class.getName());
        });
    }

    private static final class OwnPage extends ErrorReportValve {

        private final Answers answers;

        OwnPage(Answers answers) {
            this.answers = answers;
        }

        @Override
        protected void report(Request request, Response response, @Nullable Throwable fault) {
            if (response.getStatus() >= 400 && response.getContentWritten() == 0 && response.setErrorReported()) {
                try {
                    int status = response.getStatus();
                    answers.write(Refusals.page(status == 400 ? 404 : status), request, response);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }
}
