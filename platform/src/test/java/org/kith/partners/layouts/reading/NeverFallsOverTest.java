package org.kith.partners.layouts.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever is done to a file, reading it ends in a receipt or a refusal, and its counts add up.
class NeverFallsOverTest {

    private static final String EPISODES = """
            CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN
            1,15/02/2016,L,C2,N3,T2,PR0,14/08/2017,X1,CLOSE,,,4244474
            2,14/08/2017,T,"C2",N3,A3,PR3,,X1,,"EG19 7TT",WV27 9FW,8969628
            """;
    private static final String PEOPLE = """
            PersonId,Role,Forename,Surname,DateOfBirth,Sex,NHSNumber,UPN,Address,Postcode,UPRN,Restriction
            C1,child,Siân,"O'Brien, née ""Zoë"\"",2015-03-27,F,9434765919,H801200001001,"1 High St
            Dorchester",DT1 1XJ,100012345,CONFIDENTIAL
            """;
    private static final String CENSUS = """
            <Message><Header><CollectionDetails><Collection>CIN</Collection><Year>2023</Year>
            <ReferenceDate>2023-03-31</ReferenceDate></CollectionDetails></Header><Children><Child><ChildIdentifiers>
            <LAchildID>C1</LAchildID></ChildIdentifiers><CINdetails><CINreferralDate>2022-10-06</CINreferralDate>
            <Assessments><AssessmentActualStartDate>2023-01-24</AssessmentActualStartDate></Assessments></CINdetails>
            </Child></Children></Message>
            """;
    private static final String SPITE = "\",;\n\r\t|<>&/\\'{}\u0000\u00a0\ufeff0-9";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {EPISODES, PEOPLE, CENSUS})
    void survivesEveryMutilation(String content) throws Exception {
        byte[] whole = content.getBytes(StandardCharsets.UTF_8);
        byte[] spite = SPITE.getBytes(StandardCharsets.UTF_8);
        var random = new Random(11);
        int taken = 0;
        for (int round = 0; round < 400; round++) {
            byte[] bytes = random.nextInt(8) == 0 ? cut(whole, random) : whole.clone();
            for (int blow = random.nextInt(6); blow > 0 && bytes.length > 0; blow--) {
                bytes[random.nextInt(bytes.length)] =
                        random.nextBoolean() ? spite[random.nextInt(spite.length)] : (byte) random.nextInt(256);
            }
            taken += survives(Files.write(folder.resolve("file"), bytes)) ? 1 : 0;
        }
        assertThat(taken).isPositive();
    }

    private static byte[] cut(byte[] whole, Random random) {
        return java.util.Arrays.copyOf(whole, random.nextInt(whole.length));
    }

    private static boolean survives(Path file) {
        var told = new Told();
        try {
            var reading = told.read(file);
            var counts = reading.counts();
            assertThat(counts.accepted() + counts.rejected()).isEqualTo(counts.read());
            assertThat(told.rejected).hasSize((int) counts.rejected());
            assertThat(reading.troubles().size() + reading.moreTroubles()).isNotNegative();
            return true;
        } catch (FileRefused refused) {
            assertThat(refused.troubles()).isNotEmpty();
            return false;
        }
    }
}
