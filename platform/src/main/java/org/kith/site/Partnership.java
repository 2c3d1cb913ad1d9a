package org.kith.site;

import java.util.function.Supplier;

/// The partnership that runs this site, as it names itself in public.
///
/// @param place what people call the area: "Dorset"
/// @param door where somebody with a worry about a child rings, as the strategy in force says
/// @param demonstration everybody in it is invented, and every page says so
public record Partnership(String name, String place, Supplier<FrontDoor> door, boolean demonstration) {

    /// The front door's number as one would read it out.
    public String frontDoor() {
        return door.get().number();
    }

    /// What people call the front door.
    public String frontDoorName() {
        return door.get().name();
    }

    /// The front door's number as a browser dials it.
    public String frontDoorDialled() {
        return door.get().dialled();
    }
}
