package org.kith.county.agencies.education;

import org.kith.county.time.Term;

/// The census tables' columns by year and term, as the published specifications have them.
final class CensusColumns {

    static final String NEEDS =
            "pupilonrolltableid,NativeId,senneedstableid,senneedsorderseqcolumn,sourceid,sentyperank,sentype";
    static final String ADDRESSES =
            "pupilonrolltableid,NativeId,addressesonrolltableid,addressesonrollorderseqcolumn,sourceid,uniquepropertyreferencenumber,postcode,addressline1,town";

    private static final String AUTUMN_ON =
            "pupilonrolltableid,NativeId,dob,surname,forename,middlenames,preferredsurname,formersurname,upn,formerupn,uniquelearnernumber,sex,entrydate,"
                    + "pupilonrollorderseqcolumn,sourceid,schoolcensustableid,hoursatsetting,schoollunchtaken,parttime,topupfunding,termlysessionspossible,"
                    + "termlysessionsauthorised,termlysessionsunauthorised,senunitindicator,resourcedprovisionindicator,nonqualhrs,ftemp,qualhrs,"
                    + "qualhrspreviousyear,nonqualhrspreviousyear,tlevelqualhrs,tlevelnonqualhrs,moveoffrollflag,fundedhours,missingaddress,"
                    + "duplicatenotfunded,summerhalfterm2sessionspossible,extendedhours,eligibilitycode,summerhalfterm2sessionsauthorised,"
                    + "summerhalfterm2sessionsunauthorised,dafindicator,yssa,servicechild,language,classtype,enrolstatus,boarder,plaa,senprovision,"
                    + "ncyearactual,mathsgcsehighestpriorattainment,englishgcsehighestpriorattainment,eyppr,eyppbf";
    private static final String AUTUMN_OFF =
            "pupilnolongeronrolltableid,NativeId,dob,surname,forename,middlenames,preferredsurname,formersurname,upn,formerupn,uniquelearnernumber,sex,"
                    + "entrydate,leavingdate,pupilnolongeronrollorderseqcolumn,sourceid,schoolcensustableid,parttime,termlysessionspossible,"
                    + "termlysessionsauthorised,termlysessionsunauthorised,moveonrollflag,missingaddress,summerhalfterm2sessionsauthorised,"
                    + "summerhalfterm2sessionspossible,summerhalfterm2sessionsunauthorised,qualhrs,nonqualhrs,boarder,language,ncyearleaving";
    private static final String SPRING_ON =
            "pupilonrolltableid,NativeId,pupilonrollorderseqcolumn,sourceid,schoolcensustableid,upn,formerupn,surname,forename,uniquelearnernumber,"
                    + "middlenames,preferredsurname,formersurname,dob,entrydate,schoollunchtaken,parttime,senunitindicator,resourcedprovisionindicator,"
                    + "missingaddress,hoursatsetting,termlysessionspossible,termlysessionsauthorised,termlysessionsunauthorised,fundedhours,"
                    + "duplicatenotfunded,moveoffrollflag,topupfunding,unitcontacttime,sex,ethnicity,yssa,language,enrolstatus,classtype,boarder,"
                    + "ncyearactual,senprovision,servicechild,plaa,eyppr,eyppbf,dafindicator,extendedhours,eligibilitycode,youngcarer";
    private static final String SPRING_OFF =
            "pupilnolongeronrolltableid,NativeId,pupilnolongeronrollorderseqcolumn,sourceid,schoolcensustableid,upn,formerupn,surname,forename,middlenames,"
                    + "formersurname,dob,entrydate,leavingdate,parttime,termlysessionspossible,moveonrollflag,termlysessionsauthorised,"
                    + "termlysessionsunauthorised,uniquelearnernumber,sex,ethnicity,language,boarder";
    private static final String SUMMER_ON =
            "pupilonrolltableid,NativeId,pupilonrollorderseqcolumn,sourceid,schoolcensustableid,upn,formerupn,surname,forename,middlenames,preferredsurname,"
                    + "formersurname,dob,parttime,entrydate,termlysessionspossible,termlysessionsauthorised,termlysessionsunauthorised,"
                    + "uniquelearnernumber,hoursatsetting,moveoffrollflag,missingaddress,fundedhours,topupfunding,schoollunchtaken,sex,yssa,language,"
                    + "enrolstatus,classtype,boarder,ncyearactual,senprovision,plaa,dafindicator,extendedhours,resourcedprovisionindicator,"
                    + "senunitindicator,eligibilitycode,servicechild";
    private static final String SUMMER_OFF =
            "pupilnolongeronrolltableid,NativeId,pupilnolongeronrollorderseqcolumn,sourceid,schoolcensustableid,upn,formerupn,surname,forename,middlenames,"
                    + "formersurname,dob,entrydate,leavingdate,parttime,termlysessionspossible,termlysessionsauthorised,termlysessionsunauthorised,"
                    + "uniquelearnernumber,moveonrollflag,sex,language,boarder";

    private CensusColumns() {}

    static String onRoll(Term term) {
        return inYear(
                term,
                switch (term.season()) {
                    case AUTUMN -> AUTUMN_ON;
                    case SPRING -> SPRING_ON;
                    case SUMMER -> SUMMER_ON;
                });
    }

    static String offRoll(Term term) {
        return inYear(
                term,
                switch (term.season()) {
                    case AUTUMN -> AUTUMN_OFF;
                    case SPRING -> SPRING_OFF;
                    case SUMMER -> SUMMER_OFF;
                });
    }

    /// What changed: gender became sex, thirty hours became eligibility, and absence is told by code only from 2025.
    private static String inYear(Term term, String columns) {
        boolean autumn = term.season() == Term.Season.AUTUMN;
        String made = columns;
        if (term.year() < (autumn ? 2023 : 2024)) {
            made = made.replace(",sex", ",gender");
        }
        if (term.year() < (autumn ? 2024 : 2025)) {
            made = made.replace("eligibilitycode", "thirtyhourcode");
        }
        if (term.year() < (autumn ? 2024 : 2020)) {
            made = made.replace(",eyppr,eyppbf", "");
        }
        if (term.year() < 2023) {
            made = made.replace(",youngcarer", "");
        }
        if (term.year() >= 2025) {
            made = made.replaceAll(",(termlysessions|summerhalfterm2sessions)(un)?authorised", "");
        }
        return made;
    }

    static String meals(String table) {
        return "pupilonrolltableid,NativeId," + table + "tableid," + table
                + "orderseqcolumn,sourceid,fsmstartdate,fsmenddate,ukcountry";
    }

    static String exclusions(String roll, String parent) {
        String table = "termlyexclusions" + roll;
        return parent + "tableid,NativeId," + table + "tableid," + table
                + "orderseqcolumn,sourceid,startdate,sessions,reason1,reason2,reason3,category,senprovision";
    }
}
