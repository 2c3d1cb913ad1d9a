package org.kith.partners.layouts.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.kith.partners.layouts.FactKind;
import org.kith.partners.layouts.FactKinds;
import org.w3c.dom.Element;

/// What `fact-kinds.yaml` says that a factor of a social care assessment stands for, held against the schema of the
/// children in need census.
class AssessmentFactorsTest {

    /// What is said here in other words than the schema's.
    private static final Map<String, String> HERE = Map.ofEntries(
            Map.entry("Alcohol misuse", "use of alcohol"),
            Map.entry("Drug misuse", "use of drugs"),
            Map.entry("Domestic violence", "domestic abuse"),
            Map.entry("Young carer", "(young carer)"),
            Map.entry("Privately fostered", "private fostering"),
            Map.entry("UASC", "unaccompanied asylum-seeking child"),
            Map.entry("Missing", "going missing"),
            Map.entry("Abuse or neglect – ‘NEGLECT’", "neglect"),
            Map.entry("Abuse or neglect – ‘EMOTIONAL ABUSE’", "emotional abuse"),
            Map.entry("Abuse or neglect – ‘PHYSICAL ABUSE’", "physical abuse"),
            Map.entry("Abuse or neglect – ‘PHYSICAL ABUSE’ (child on child)", "physical abuse by another child"),
            Map.entry("Abuse or neglect – ‘PHYSICAL ABUSE’ (adult on child)", "physical abuse by an adult"),
            Map.entry("Abuse or neglect – ‘SEXUAL ABUSE’", "sexual abuse"),
            Map.entry("Abuse or neglect – ‘SEXUAL ABUSE’ (child on child)", "sexual abuse by another child"),
            Map.entry("Abuse or neglect – ‘SEXUAL ABUSE’ (adult on child)", "sexual abuse by an adult"),
            Map.entry("Other", "something else"),
            Map.entry("No factors identified", "no factor"),
            Map.entry("Female genital mutilation (FGM)", "female genital mutilation"));

    @Test
    void meanWhatTheCensusMeansByThem() throws Exception {
        var census = factors();
        var meanings = new TreeMap<String, String>();
        FactKinds.load()
                .kind("assessment")
                .codes()
                .forEach((FactKind.FactCode code) -> meanings.put(code.code(), code.meaning()));
        assertThat(meanings).containsOnlyKeys(census.keySet());
        census.forEach((code, words) -> {
            var heading = words.split(":| - ", 2)[0];
            assertThat(meanings.get(code))
                    .as("%s: %s", code, words)
                    .containsIgnoringCase(HERE.getOrDefault(heading, heading))
                    .matches(meaning -> meaning.contains("parent") == words.contains("parent(s)"), "whose it is")
                    .matches(
                            meaning -> meaning.contains("somebody else at home") == words.contains("another person"),
                            "whose it is");
        });
    }

    private static Map<String, String> factors() throws Exception {
        var schema = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(Told.shared("standards/specs/cin/CIN_schema_2026.xsd").toFile());
        var types = schema.getElementsByTagName("xs:simpleType");
        var factors = new TreeMap<String, String>();
        for (int type = 0; type < types.getLength(); type++) {
            var element = (Element) types.item(type);
            if (element.getAttribute("name").equals("assessmentfactorstype")) {
                var values = element.getElementsByTagName("xs:enumeration");
                for (int each = 0; each < values.getLength(); each++) {
                    var value = (Element) values.item(each);
                    factors.put(
                            value.getAttribute("value"),
                            value.getElementsByTagName("xs:documentation")
                                    .item(0)
                                    .getTextContent());
                }
            }
        }
        return factors;
    }
}
