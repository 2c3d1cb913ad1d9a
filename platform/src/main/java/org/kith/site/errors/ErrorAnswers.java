package org.kith.site.errors;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.kith.site.Answer;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/// Answers what went wrong outside any controller: in a filter, or before an address was understood.
@Controller
class ErrorAnswers implements ErrorController {

    @RequestMapping("/error")
    Answer error(HttpServletRequest request) {
        var status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        var before = OpenFromBefore.of(request);
        if (before.isPresent()) {
            return Refusals.openFromBefore(before.get());
        }
        if (SignedOut.WHY.equals(request.getAttribute(RequestDispatcher.ERROR_MESSAGE))) {
            return Refusals.signedOut();
        }
        var shut = NotYours.of(request);
        if (shut.isPresent()) {
            return ErrorPage.notYours(shut.get().why());
        }
        return request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable fault
                ? Refusals.failed(fault)
                : Refusals.page(status);
    }
}
