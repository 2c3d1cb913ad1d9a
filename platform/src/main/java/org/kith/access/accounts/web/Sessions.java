package org.kith.access.accounts.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kith.access.UserId;
import org.kith.access.accounts.SignIn;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/// Begins a session under a new id, whatever the browser brought. An account has a few at once: whoever
/// signs in once more ends the oldest, so that nobody fills the memory, and a session left open somewhere
/// does not stay for ever.
@Component
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class Sessions implements HttpSessionListener {

    static final int MOST = 5;

    private final Map<UserId, Deque<HttpSession>> open = new HashMap<>();
    private final SessionAuthenticationStrategy newSession;
    private final SecurityContextRepository contexts;

    Sessions(SessionAuthenticationStrategy newSession, SecurityContextRepository contexts) {
        this.newSession = newSession;
        this.contexts = contexts;
    }

    void begin(SignIn.SignedIn session, HttpServletRequest request, HttpServletResponse response) {
        var authentication = UsernamePasswordAuthenticationToken.authenticated(session, null, List.of());
        newSession.onAuthentication(authentication, request, response);
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(authentication);
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
        beyond(session.id(), request.getSession()).forEach(Sessions::end);
    }

    @Override
    public void sessionDestroyed(HttpSessionEvent ended) {
        synchronized (open) {
            open.values().forEach(sessions -> sessions.remove(ended.getSession()));
            open.values().removeIf(Deque::isEmpty);
        }
    }

    private static void end(HttpSession session) {
        try {
            session.invalidate();
        } catch (IllegalStateException e) {
            // it ended by itself meanwhile
        }
    }

    /// Counts the session as the account's, and forgets the oldest that are too many.
    private List<HttpSession> beyond(UserId account, HttpSession begun) {
        var oldest = new ArrayList<HttpSession>();
        synchronized (open) {
            open.values().forEach(sessions -> sessions.remove(begun));
            var sessions = open.computeIfAbsent(account, _ -> new ArrayDeque<>());
            sessions.add(begun);
            while (sessions.size() > MOST) {
                oldest.add(sessions.remove());
            }
        }
        return oldest;
    }
}
