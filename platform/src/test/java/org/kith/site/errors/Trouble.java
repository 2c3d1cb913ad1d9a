package org.kith.site.errors;

import java.sql.SQLTransientConnectionException;
import org.kith.site.Answer;
import org.kith.site.Redirect;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Everything that can go wrong with an answer.
@TestConfiguration(proxyBeanMethods = false)
class Trouble {

    @Controller
    static class Doors {

        @GetMapping("/trouble/bug")
        Answer bug() {
            throw new IllegalStateException("Maisie Pike, born 2 June 2012");
        }

        @GetMapping("/trouble/busy")
        Answer busy() {
            throw new CannotGetJdbcConnectionException("Maisie", new SQLTransientConnectionException("Maisie"));
        }

        @GetMapping("/trouble/refusal")
        Answer refusal() {
            throw new AlreadyDecided();
        }

        @GetMapping("/trouble/not-here")
        Answer notHere() {
            throw new NotHere();
        }

        @GetMapping("/trouble/number")
        Answer number(@RequestParam int n) {
            return new Redirect("/" + n);
        }
    }

    static final class AlreadyDecided extends Refusal {
        AlreadyDecided() {
            super(409, "This file was decided by someone else", "Their answer stands.", "Open the receipt again.");
        }
    }
}
