package org.kith.site.errors;

import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.kith.site.Answer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;

/// Turns whatever stopped an answer into a page in plain English.
///
/// An exception's own words reach the page only from a [Refusal], whose words were written to be read;
/// all others may hold personal data or the program's insides.
@ControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class Refusals {

    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

    @ExceptionHandler
    Answer refused(Refusal refusal) {
        LOG.atInfo()
                .addKeyValue("refusal", refusal.getClass().getSimpleName())
                .addKeyValue("status", refusal.status())
                .log("refused");
        return new ErrorPage(refusal.status(), refusal.what(), refusal.kept(), refusal.next(), refusal.ways(), null);
    }

    @ExceptionHandler
    Answer notHere(NotHere absence) {
        return page(404);
    }

    @ExceptionHandler
    Answer tooBig(MaxUploadSizeExceededException excess) {
        return page(413);
    }

    @ExceptionHandler
    Answer unreadable(TypeMismatchException mismatch) {
        // An address with something else where an id belongs leads to nothing.
        return page(
                mismatch instanceof MethodArgumentTypeMismatchException argument
                                && argument.getParameter().hasParameterAnnotation(PathVariable.class)
                        ? 404
                        : 400);
    }

    @ExceptionHandler
    Answer unreadable(HttpMessageNotReadableException message) {
        return page(400);
    }

    @ExceptionHandler
    Answer noFile(MultipartException message) {
        return page(400);
    }

    @ExceptionHandler
    Answer fault(Exception fault) throws Exception {
        // Spring Security's own refusals must reach its filters, which ask for a sign-in or answer 403.
        if (fault.getClass().getName().startsWith("org.springframework.security.")) {
            throw fault;
        }
        if (fault instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
            return page(known.getStatusCode().value());
        }
        return failed(fault);
    }

    /// What stopped an answer without anybody having foreseen it, as a page.
    static ErrorPage failed(Throwable fault) {
        if (fault instanceof InvalidParameterException unread) {
            return page(unread.getErrorCode()); // 400 for what cannot be read, `?x=%zz`; 413 for what is too large
        }
        return waitedInVain(fault)
                ? new ErrorPage(
                        503,
                        "Kith has more to do than it can",
                        "What you had saved before is kept. The last thing you sent was not done.",
                        "Wait a minute, then try again. If it stays so, tell whoever looks after Kith.",
                        Incident.report(fault))
                : new ErrorPage(
                        500,
                        "Something in Kith went wrong",
                        "What you had saved before is kept. The last thing you sent was not done.",
                        "Go back and try once more. If it happens again, tell whoever looks after Kith.",
                        Incident.report(fault));
    }

    /// Whether no connection to the database came free in time.
    private static boolean waitedInVain(Throwable fault) {
        return Stream.iterate(fault, Objects::nonNull, Throwable::getCause)
                .anyMatch(SQLTransientConnectionException.class::isInstance);
    }

    /// To a form whose sender is signed in no more.
    static ErrorPage signedOut() {
        return new ErrorPage(
                403,
                "You are signed out",
                "What you sent was not done, and is not kept here. Kith signs you out after half an hour in which you open"
                        + " nothing.",
                "Go back to copy what you wrote. Then sign in on the first page, and send it again.",
                null);
    }

    /// To a form from a page that stood open since before its sender signed in again.
    static ErrorPage openFromBefore(OpenFromBefore form) {
        return new ErrorPage(
                403,
                "You opened this page before you last signed in",
                "Since then you signed in again or changed your password, so Kith could not be sure that what came was sent"
                        + " by you. Nothing was saved.",
                "If you wrote something, go back and copy it. Then open the page anew and send it from there.",
                List.of(new Refusal.Way(form.page(), "Open the page anew")),
                null);
    }

    static ErrorPage page(int status) {
        return switch (status) {
            case 401, 403 -> ErrorPage.notYours("");
            case 404 ->
                new ErrorPage(
                        404,
                        "There is nothing here that you can open",
                        "Either the address is wrong, or what was here has gone, or it is not yours to see. The page is the same "
                                + "for all three.",
                        "Check the address, or start again from the first page.",
                        null);
            case 409 ->
                new ErrorPage(
                        409,
                        "Someone else changed this first",
                        "Their change stands. Yours was not saved.",
                        "Go back, load the page again, and see whether yours is still wanted.",
                        null);
            case 413 ->
                new ErrorPage(
                        413,
                        "That is larger than this page takes",
                        "Nothing of it was taken in. What stood before stands.",
                        "Send less at once. Whoever looks after the sources can load a larger file with the command ./kith ingest.",
                        null);
            case 429 ->
                new ErrorPage(
                        429, "That was too often", "Nothing was changed.", "Wait a minute, then try again.", null);
            default ->
                status >= 500
                        ? new ErrorPage(
                                status,
                                "Something in Kith went wrong",
                                "What you had saved before is kept. The last thing you sent was not done.",
                                "Go back and try once more. If it happens again, tell whoever looks after Kith.",
                                null)
                        : new ErrorPage(
                                status,
                                "That could not be understood",
                                "Nothing was changed.",
                                "Go back and try again from the page before.",
                                null);
        };
    }
}
