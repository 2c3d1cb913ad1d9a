package org.kith.access.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.kith.access.Access;
import org.kith.access.Viewer;
import org.kith.site.Answers;
import org.kith.site.errors.NotYours;
import org.kith.site.errors.OpenFromBefore;
import org.kith.site.errors.SignedOut;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.session.ChangeSessionIdAuthenticationStrategy;
import org.springframework.security.web.authentication.session.CompositeSessionAuthenticationStrategy;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CsrfAuthenticationStrategy;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.security.web.csrf.MissingCsrfTokenException;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.web.filter.OncePerRequestFilter;

/// The doors of the site: every request is held against [Routes], and what nobody declared is shut.
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class Doors {

    private static final int LARGEST_FORM_OF_ANYBODY = 100_000;

    private final Routes routes;
    private final Viewers viewers;
    private final Access access;

    Doors(Routes routes, Viewers viewers, Access access) {
        this.routes = routes;
        this.viewers = viewers;
        this.access = access;
    }

    @Bean
    SecurityFilterChain doorKeeper(HttpSecurity http, SecurityContextRepository contexts, RequestCache asked) {
        return http.authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(
                                DispatcherType.ERROR, DispatcherType.FORWARD, DispatcherType.ASYNC)
                        .permitAll()
                        .anyRequest()
                        .access((_, context) -> new AuthorizationDecision(mayCall(context.getRequest()))))
                .securityContext(security -> security.securityContextRepository(contexts))
                .requestCache(cache -> cache.requestCache(asked))
                .addFilterBefore(new Bodies(), CsrfFilter.class)
                .csrf(csrf -> csrf.csrfTokenRepository(new HttpSessionCsrfTokenRepository()))
                .logout(logout -> logout.disable())
                .exceptionHandling(refusals -> refusals.authenticationEntryPoint(
                                (request, response, _) -> askToSignIn(request, response))
                        .accessDeniedHandler(this::refuse))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(Answers.POLICY))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                        .permissionsPolicyHeader(
                                permissions -> permissions.policy("camera=(), geolocation=(), microphone=()"))
                        .crossOriginOpenerPolicy(opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                        .crossOriginResourcePolicy(resource -> resource.policy(CrossOriginResourcePolicy.SAME_ORIGIN)))
                .build();
    }

    /// Shuts the door before a body is read, which looking for a form's token would do: to what is sent to where
    /// its sender may not go, and to what is larger than any form that is there for everybody.
    private final class Bodies extends OncePerRequestFilter {

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain next)
                throws ServletException, IOException {
            if (!hasBody(request)) {
                next.doFilter(request, response);
            } else if (!mayCall(request)) {
                refuse(request, response, new AccessDeniedException("A body for somewhere that is shut"));
            } else if (viewers.current().isEmpty() && !isSmallForm(request)) {
                response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
            } else {
                next.doFilter(request, response);
            }
        }

        private static boolean hasBody(HttpServletRequest request) {
            return request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
        }

        private static boolean isSmallForm(HttpServletRequest request) {
            var type = Objects.requireNonNullElse(request.getContentType(), "");
            return request.getHeader("Transfer-Encoding") == null
                    && request.getContentLengthLong() <= LARGEST_FORM_OF_ANYBODY
                    && !type.toLowerCase(Locale.ROOT).startsWith("multipart/");
        }
    }

    /// A zero character can neither be kept nor looked for in the database, and nobody types one.
    @Bean
    HttpFirewall firewall() {
        var firewall = new StrictHttpFirewall();
        firewall.setAllowedParameterValues(value -> value.indexOf('\0') < 0);
        return firewall;
    }

    @Bean
    SecurityContextRepository contexts() {
        return new HttpSessionSecurityContextRepository();
    }

    /// Where somebody wanted to go before signing in: a page, never a form or a piece of a page.
    @Bean
    RequestCache asked() {
        var cache = new HttpSessionRequestCache();
        cache.setRequestMatcher(request -> request.getMethod().equals("GET")
                && request.getHeader("HX-Request") == null
                && routes.find("GET", request.getRequestURI()).isPresent());
        return cache;
    }

    /// What a new sign-in does to a session: another id, and another token against forged forms.
    @Bean
    SessionAuthenticationStrategy newSession() {
        return new CompositeSessionAuthenticationStrategy(List.of(
                new ChangeSessionIdAuthenticationStrategy(),
                new CsrfAuthenticationStrategy(new HttpSessionCsrfTokenRepository())));
    }

    private boolean mayCall(HttpServletRequest request) {
        return mayCall(request.getMethod(), request.getRequestURI());
    }

    private boolean mayCall(String method, String path) {
        var route = routes.find(method, path);
        return route.isPresent()
                && (route.get().everyone()
                        || viewers.current()
                                .map(Viewer::role)
                                .filter(route.get().roles()::contains)
                                .isPresent());
    }

    private static void askToSignIn(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getHeader("HX-Request") != null) {
            // A browser would follow a redirect out of sight and put the sign-in page into a piece of this one.
            response.setHeader("HX-Redirect", "/sign-in");
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        } else if (request.getMethod().equals("GET") || request.getMethod().equals("HEAD")) {
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader("Location", "/sign-in");
        } else {
            response.sendError(HttpServletResponse.SC_FORBIDDEN, SignedOut.WHY);
        }
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refusal)
            throws IOException {
        if (refusal instanceof MissingCsrfTokenException
                && request.getRequestURI().equals("/sign-in")) {
            // The form stood open until its session had ended: a new form, and nothing was tried.
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader("Location", "/sign-in");
        } else if (viewers.current().isEmpty()) {
            askToSignIn(request, response);
        } else if (refusal instanceof CsrfException && mayCall(request)) {
            new OpenFromBefore(pageItStoodOn(request)).at(request);
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        } else {
            boolean declared =
                    routes.find(request.getMethod(), request.getRequestURI()).isPresent();
            if (declared) {
                viewers.current().ifPresent(viewer -> new NotYours(access.refusal(viewer.role())).at(request));
            }
            response.sendError(declared ? HttpServletResponse.SC_FORBIDDEN : HttpServletResponse.SC_NOT_FOUND);
        }
    }

    /// The address of the page that the form was sent from, where it is one of these that its sender may open.
    private String pageItStoodOn(HttpServletRequest request) {
        try {
            var page = new URI(Objects.requireNonNullElse(request.getHeader("Referer"), ""));
            var here = new URI(request.getRequestURL().toString());
            if (here.getRawAuthority().equals(page.getRawAuthority())
                    && here.getScheme().equals(page.getScheme())
                    && mayCall("GET", page.getRawPath())) {
                return page.getRawPath() + (page.getRawQuery() == null ? "" : "?" + page.getRawQuery());
            }
        } catch (URISyntaxException e) {
            // nothing that a browser says
        }
        return "/my-day";
    }
}
