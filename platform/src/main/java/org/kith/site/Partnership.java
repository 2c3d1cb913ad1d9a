package org.kith.site;

/// The partnership that runs this site, as it names itself in public.
///
/// @param place what people call the area: "Dorset"
/// @param frontDoor the telephone number for a worry about a child, as one would read it out
/// @param demonstration everybody in it is invented, and every page says so
public record Partnership(String name, String place, String frontDoor, boolean demonstration) {

    /// The front door's number as a browser dials it.
    public String frontDoorDialled() {
        return "+44" + frontDoor.replace(" ", "").replaceFirst("^0", "");
    }
}
