/// The look: what stands round every page, the pieces that pages are made of, and answers. What forms are made
/// of (`forms`), what stopped an answer (`errors`), words for dates and counts (`words`) and drawings
/// (`charts`) lie below.
///
/// It knows nothing of children, files or roles. Who is signed in, where they may go and how old the picture
/// is are told to it by other capabilities through the small interfaces here ([Visitors], [Menu],
/// [PictureAge], [Notices]). It decides nothing: what a page may show was settled before the page was made.
@ApplicationModule(
        displayName = "Site",
        type = ApplicationModule.Type.OPEN,
        allowedDependencies = {})
@NullMarked
package org.kith.site;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
