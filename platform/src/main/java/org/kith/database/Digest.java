package org.kith.database;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The SHA-256 of what it is given, by which two contents are known to be the same.
public final class Digest {

    private final MessageDigest sha256;

    public Digest() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String of(String text) {
        return new Digest().add(text).hex();
    }

    public Digest add(String text) {
        return add(text.getBytes(StandardCharsets.UTF_8));
    }

    public Digest add(byte[] bytes) {
        return add(bytes, bytes.length);
    }

    /// The first so many of some bytes.
    public Digest add(byte[] bytes, int length) {
        sha256.update(bytes, 0, length);
        return this;
    }

    public byte[] bytes() {
        return sha256.digest();
    }

    public String hex() {
        return HexFormat.of().formatHex(bytes());
    }
}
