package org.kith.site.forms;

import java.util.List;
import org.kith.site.Page;

/// A page with a form, which is shown again with what is to be put right.
public interface FormPage extends Page {

    /// Empty where nothing was sent yet.
    List<Mistake> mistakes();

    /// 200, or 422 where there is something to be put right.
    @Override
    default int httpStatus() {
        return mistakes().isEmpty() ? 200 : 422;
    }
}
