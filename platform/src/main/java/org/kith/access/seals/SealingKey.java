package org.kith.access.seals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.kith.access.PrivateFile;
import org.kith.database.Digest;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// The Ed25519 key that signs the record of readings, and the last thing it signed. Both lie in the
/// data folder and not in the database, so that whoever can write the database can neither sign nor cut
/// off the end unseen.
@Component
class SealingKey {

    /// The newest seal, as remembered outside the database.
    record Head(long number, String digest) {}

    private final Path folder;
    private volatile Optional<KeyPair> pair = Optional.empty();

    SealingKey(@Value("${kith.data:.kith}") Path data) {
        this.folder = data.resolve("seal");
    }

    String sign(String content) {
        try {
            var signature = Signature.getInstance("Ed25519");
            signature.initSign(pair().getPrivate());
            signature.update(content.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean signed(String content, String sign) {
        try {
            var signature = Signature.getInstance("Ed25519");
            signature.initVerify(pair().getPublic());
            signature.update(content.getBytes(StandardCharsets.UTF_8));
            return signature.verify(HexFormat.of().parseHex(sign));
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /// Names the key: the first of its public half's SHA-256.
    String id() {
        return Digest.of(base64(pair().getPublic().getEncoded())).substring(0, 16);
    }

    Optional<Head> head() {
        try {
            var words = Files.readString(folder.resolve("head")).strip().split(" ", -1);
            return words.length == 2 ? Optional.of(new Head(Long.parseLong(words[0]), words[1])) : Optional.empty();
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    void remember(Head head) {
        try {
            PrivateFile.write(folder.resolve("head"), head.number() + " " + head.digest() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized KeyPair pair() {
        if (pair.isEmpty()) {
            try {
                pair = Optional.of(readOrMake());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("the key in " + folder + " cannot be read", e);
            }
        }
        return pair.get();
    }

    private KeyPair readOrMake() throws IOException, GeneralSecurityException {
        var file = folder.resolve("ed25519.key");
        if (Files.notExists(file)) {
            var made = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            try {
                PrivateFile.create(
                        file,
                        base64(made.getPrivate().getEncoded()) + "\n"
                                + base64(made.getPublic().getEncoded()) + "\n");
            } catch (FileAlreadyExistsException e) {
                // Another command made it meanwhile: that one counts.
            }
        }
        var lines = Files.readAllLines(file, StandardCharsets.US_ASCII);
        var keys = KeyFactory.getInstance("Ed25519");
        return new KeyPair(
                keys.generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(lines.get(1)))),
                keys.generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(lines.get(0)))));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
