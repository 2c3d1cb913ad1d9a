package org.kith.partners.intake;

/// The list of a folder's deliveries cannot be followed; the message says where and why. Nothing was taken.
public final class BrokenManifest extends RuntimeException {

    private static final long serialVersionUID = 1;

    BrokenManifest(long line, String what) {
        super(Manifest.NAME + ", line " + line + ": " + what + " Nothing was taken.");
    }
}
