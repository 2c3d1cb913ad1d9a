package org.kith.access.web;

import org.kith.access.Viewer;
import org.kith.site.Page;

/// Why a day is empty, and what comes next.
record NothingNew(Viewer viewer) implements Page {

    String why() {
        return switch (viewer.role()) {
            case PRACTITIONER -> "No source says that anything changed for the families you help.";
            case SCHOOL_LEAD -> "No source says that anything changed for the pupils on your roll.";
            case ZONE_MANAGER -> "No source says that anything changed in your zone.";
            case BOARD_MEMBER -> "The next quarter’s figures are not out yet. You see figures here and never names.";
            case GOVERNANCE_OFFICER -> "Nobody opened a page by giving a reason.";
            case ANALYST -> "No file waits for a decision.";
            case PARENT -> "Your worker has not released anything to you yet. When they do, it stands here.";
            case OPERATOR -> "Commands have no day.";
        };
    }

    boolean maySearch() {
        return switch (viewer.role()) {
            case PRACTITIONER, SCHOOL_LEAD, ZONE_MANAGER -> true;
            case BOARD_MEMBER, GOVERNANCE_OFFICER, ANALYST, PARENT, OPERATOR -> false;
        };
    }
}
