package org.kith.needs.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AlertsBodyTest {

    @Test
    void noAlertThatWaitsIsLeftOut() {
        var body = new AlertsBody(
                IntStream.range(0, 12).mapToObj(AlertsBodyTest::row).toList(), List.of(), List.of(), "");
        assertThat(body.oldest()).hasSize(10).startsWith(List.of(row(0)));
        assertThat(body.later()).containsExactly(List.of(row(10)), List.of(row(11)));
        assertThat(body.named()).hasSize(12);
    }

    @Test
    void aChildOfWhomTwoAlertsWaitStandsOnce() {
        var body = new AlertsBody(List.of(row(1), row(2), row(1)), List.of(), List.of(), "");
        assertThat(body.oldest()).containsExactly(List.of(row(1), row(1)), List.of(row(2)));
        assertThat(AlertsBody.alerts(body.oldest())).isEqualTo(3);
    }

    @Test
    void whatWasAnsweredLastStandsOpen() {
        var body = new AlertsBody(List.of(), List.of(row(3), row(2)), List.of(row(1)), "");
        assertThat(body.last()).containsExactly(row(3));
        assertThat(body.before()).containsExactly(row(2), row(1));
    }

    private static AlertsBody.Row row(int number) {
        var id = new UUID(0, number);
        return new AlertsBody.Row(
                List.of(id),
                new AlertBox(id, "", true, false, null, List.of()),
                new AlertsBody.Family("", ""),
                "",
                "",
                "",
                new AlertsBody.Told("", "", ""),
                "");
    }
}
