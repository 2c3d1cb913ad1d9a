package org.kith.access;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// Opens pages and sends forms as a viewer, for the tests that extend it.
public abstract class Visiting {

    @Autowired
    protected MockMvcTester browser;

    protected MvcTestResult get(String path, Viewer viewer) {
        return browser.get().uri(path).with(Staff.as(viewer)).exchange();
    }

    protected MvcTestResult post(String path, Viewer viewer, String... namesAndValues) {
        var request = browser.post().uri(path).with(Staff.as(viewer)).with(csrf());
        for (int at = 0; at < namesAndValues.length; at += 2) {
            request = request.param(namesAndValues[at], namesAndValues[at + 1]);
        }
        return request.exchange();
    }
}
