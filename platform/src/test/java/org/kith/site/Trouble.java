package org.kith.site;

import java.sql.SQLTransientConnectionException;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Answers of every kind, and everything that can go wrong with one.
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

        @PostMapping("/trouble/done")
        Answer done() {
            return new Redirect("/help");
        }

        @GetMapping("/trouble/file")
        Answer file() {
            return Download.csv("rows.csv", sheet -> {
                sheet.row("Zoë", "=1+1", "-3.5", "@me", "+44 1632 960141", null);
                sheet.row("-", "\tx", "\rx", "a=b", "", "-1-1");
            });
        }
    }

    static final class AlreadyDecided extends Refusal {
        AlreadyDecided() {
            super(409, "This file was decided by someone else", "Their answer stands.", "Open the receipt again.");
        }
    }
}
