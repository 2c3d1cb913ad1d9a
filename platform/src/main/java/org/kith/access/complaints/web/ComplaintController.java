package org.kith.access.complaints.web;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.kith.access.Access;
import org.kith.access.Act;
import org.kith.access.KindOfData;
import org.kith.access.MyDayPanels;
import org.kith.access.Viewer;
import org.kith.access.WayIn;
import org.kith.access.complaints.Complaint;
import org.kith.access.complaints.Complaints;
import org.kith.site.Answer;
import org.kith.site.Page;
import org.kith.site.Panel;
import org.kith.site.Part;
import org.kith.site.Redirect;
import org.kith.site.errors.NotHere;
import org.kith.site.forms.Mistake;
import org.kith.site.forms.Typed;
import org.kith.site.words.Counts;
import org.kith.site.words.Dates;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The register of complaints and each of them, for whoever answers for it.
@Controller
class ComplaintController implements WayIn, MyDayPanels {

    private static final int CLOSED = 50;

    private final Access access;
    private final Complaints complaints;
    private final InstantSource clock;

    ComplaintController(Access access, Complaints complaints, InstantSource clock) {
        this.access = access;
        this.complaints = complaints;
        this.clock = clock;
    }

    @Override
    public Entry wayIn() {
        return new Entry(87, "/complaints", "Complaints");
    }

    @Override
    public boolean isOpenTo(Viewer viewer) {
        return access.allows(viewer, Act.FIND, KindOfData.COMPLAINTS);
    }

    @Override
    public List<Panel> panels(Viewer viewer) {
        var pressing = isOpenTo(viewer) ? complaints.pressing() : List.<Complaint>of();
        return pressing.isEmpty()
                ? List.of()
                : List.of(new Panel(
                        "complaints",
                        Counts.of(pressing.size(), "complaint has", "complaints have") + " to be acknowledged",
                        "Oldest first",
                        Panel.Place.MAIN,
                        6,
                        new ComplaintsPressing(pressing, today())));
    }

    @GetMapping("/complaints")
    Page register(Viewer viewer, @RequestParam(defaultValue = "1") int page) {
        access.require(viewer, Act.FIND, KindOfData.COMPLAINTS);
        return register(page, ComplaintForm.anew(today()), List.of());
    }

    @PostMapping("/complaints")
    Answer take(Viewer viewer, @RequestParam Map<String, String> typed) {
        access.require(viewer, Act.CHANGE, KindOfData.COMPLAINTS);
        var form = new ComplaintForm(new Typed(typed));
        var mistakes = form.taking(today());
        if (!mistakes.isEmpty()) {
            return register(1, form, mistakes);
        }
        complaints.take(
                form.typed().id(),
                form.day("on").orElseThrow(),
                form.typed().value("from"),
                form.typed().value("about"),
                viewer);
        return new Redirect("/complaints");
    }

    @GetMapping("/complaints/{id}")
    Page complaint(Viewer viewer, @PathVariable String id) {
        access.require(viewer, Act.READ, KindOfData.COMPLAINTS);
        return new ComplaintPage(find(id), new ComplaintForm(new Typed(Map.of())), List.of(), today());
    }

    @PostMapping("/complaints/{id}")
    Answer act(Viewer viewer, @PathVariable String id, @RequestParam Map<String, String> typed) {
        access.require(viewer, Act.CHANGE, KindOfData.COMPLAINTS);
        var complaint = find(id);
        var form = new ComplaintForm(new Typed(typed));
        return switch (form.typed().value("act")) {
            case "acknowledged" -> acknowledge(complaint, form, viewer);
            case "closed" -> close(complaint, form, viewer);
            default -> throw new NotHere();
        };
    }

    private Answer acknowledge(Complaint complaint, ComplaintForm form, Viewer viewer) {
        var mistakes = form.acknowledging(complaint, today());
        if (!mistakes.isEmpty()) {
            return new ComplaintPage(complaint, form, mistakes, today());
        }
        complaints.acknowledge(complaint, form.day("acknowledged").orElseThrow(), viewer);
        return new Redirect("/complaints/" + complaint.id());
    }

    private Answer close(Complaint complaint, ComplaintForm form, Viewer viewer) {
        var mistakes = form.closing(complaint, today());
        if (!mistakes.isEmpty()) {
            return new ComplaintPage(complaint, form, mistakes, today());
        }
        complaints.close(
                complaint,
                new Complaint.Closed(
                        form.day("closed").orElseThrow(),
                        form.outcome().orElseThrow(),
                        form.typed().value("why"),
                        viewer.name()),
                viewer);
        return new Redirect("/complaints/" + complaint.id());
    }

    private ComplaintsPage register(int page, ComplaintForm form, List<Mistake> mistakes) {
        var closed = Part.of(complaints.closed(), page, CLOSED, from -> complaints.closed(from, CLOSED));
        return new ComplaintsPage(complaints.open(), closed, form, mistakes, today());
    }

    /// What is no number is no complaint.
    private Complaint find(String id) {
        if (!id.matches("\\d{1,18}")) {
            throw new NotHere();
        }
        return complaints.find(Long.parseLong(id)).orElseThrow(NotHere::new);
    }

    private LocalDate today() {
        return Dates.today(clock);
    }
}
