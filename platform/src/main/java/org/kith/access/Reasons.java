package org.kith.access;

import java.util.Collection;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.kith.database.Texts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Opening by reason: what an exact search showed may be opened by whoever says why, for a short time and on record.
@Repository
public class Reasons {

    /// Long enough to read a page, ring somebody and come back to it.
    public static final int HOURS = 4;

    /// What was found can be opened while its result is still on the desk.
    static final int MINUTES_FOUND = 30;

    /// So many different ones say something to whoever reviews them.
    private static final int WORDS = 3;

    private static final Pattern WORD = Pattern.compile("\\p{L}{2,}");

    private final JdbcClient jdbc;
    private final Access access;

    Reasons(JdbcClient jdbc, Access access) {
        this.jdbc = jdbc;
        this.access = access;
    }

    /// Remembers that an exact search showed these people to the viewer, so that their pages answer 403 with the way to
    /// ask, and no longer 404.
    @Transactional
    public void found(Viewer viewer, Collection<UUID> personIds) {
        jdbc.sql("""
                insert into access.found (account_id, person_id, until)
                select :account_id, unnest(:people::uuid[]), now() + make_interval(mins => :minutes)
                on conflict (account_id, person_id) do update set until = excluded.until
                """)
                .param("account_id", viewer.id().value())
                .param("people", Texts.of(personIds))
                .param("minutes", MINUTES_FOUND)
                .update();
    }

    /// Gives a reason for opening these people's pages. Those about whom the rules do not let the viewer ask stay
    /// closed.
    ///
    /// @param words the viewer's own
    /// @return refused when there was nobody among them whom the viewer may ask about
    @Transactional
    public Decision give(Viewer viewer, Collection<UUID> personIds, String words) {
        if (WORD.matcher(words.toLowerCase(Locale.UK))
                        .results()
                        .map(MatchResult::group)
                        .distinct()
                        .count()
                < WORDS) {
            return new Decision.Refused(
                    "Say in a few words what you are doing that needs this now. Whoever reviews it has nothing else to"
                            + " go by.",
                    true);
        }
        Decision answer = new Decision.Refused("There is nobody here about whom you may ask.", false);
        for (var entry : access.ties(viewer, personIds).entrySet()) {
            var decision = entry.getValue().decide(Act.ASK, KindOfData.IDENTITY);
            if (decision.allowed()) {
                remember(viewer, entry.getKey(), words.strip());
                answer = decision;
            }
        }
        return answer;
    }

    /// What a search showed is forgotten; a reason that was given is kept.
    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.DAYS)
    void forget() {
        jdbc.sql("delete from access.found where until < now() - interval '1 day'")
                .update();
    }

    private void remember(Viewer viewer, UUID personId, String words) {
        jdbc.sql("""
                insert into access.reason_given (account_id, person_id, reason, until)
                values (:account_id, :person_id, :reason, now() + make_interval(hours => :hours))
                """)
                .param("account_id", viewer.id().value())
                .param("person_id", personId)
                .param("reason", words)
                .param("hours", HOURS)
                .update();
    }
}
