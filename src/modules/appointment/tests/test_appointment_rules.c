// SPDX-License-Identifier: MulanPSL-2.0
/* Decisions about appointments, case by case. */
#include "base/tap.h"
#include "modules/appointment/appointment_rules.h"
#include <string.h>

static const char *const STATES[] = {"received", "checked", "listed",   "voting",
                                     "passed",   "refused", "withdrawn"};

static struct appointment in_state(const char *state)
{
    return (struct appointment){.act = S("appoint"), .state = str_from(state)};
}

#define REFUSED(expr, want, what)                                                                  \
    do {                                                                                           \
        struct err err = {0};                                                                      \
        EQ_INT((expr), ST_RULE, what);                                                             \
        EQ_TEXT(err.key, want, what);                                                              \
    } while (0)
#define ALLOWED(expr, what)                                                                        \
    do {                                                                                           \
        struct err err = {0};                                                                      \
        EQ_INT((expr), ST_OK, what);                                                               \
    } while (0)

static void words(void)
{
    struct str rest = S(APPOINTMENT_OFFICES), word;
    enum office_law_office office = OFFICE_LAW_STREET;
    enum office_law_nominator by = OFFICE_LAW_BY_HIMSELF;
    enum office_law_act act = OFFICE_LAW_RESIGN;
    enum office_law_paper paper = OFFICE_LAW_NOTICE;

    for (int n = 0; n < OFFICE_LAW_OFFICES; n++) {
        OK(str_cut(&rest, ' ', &word) && appointment_office_of(word, &office), "an office");
        EQ_INT(office, n, "in order");
    }
    OK(!appointment_office_of(S("mayor"), &office) && office == OFFICE_LAW_STREET, "no office");
    OK(appointment_nominator_of(S("court"), &by) && by == OFFICE_LAW_BY_COURT, "a nominator");
    OK(appointment_nominator_of(S("government"), &by) && by == OFFICE_LAW_BY_GOVERNMENT,
       "the first one");
    OK(!appointment_nominator_of(S("party"), &by) && by == OFFICE_LAW_BY_GOVERNMENT, "none");
    OK(appointment_act_of(S("appoint"), &act) && act == OFFICE_LAW_APPOINT, "appoints");
    OK(appointment_act_of(S("acting"), &act) && act == OFFICE_LAW_ACTING, "acts");
    OK(!appointment_act_of(S("elect"), &act) && !appointment_act_of(S("remove"), &act) &&
           act == OFFICE_LAW_ACTING,
       "only recorded");
    for (int p = 0; p < OFFICE_LAW_PAPERS; p++) {
        OK(appointment_paper_of(str_from(appointment_paper_word((enum office_law_paper)p)), &paper),
           "a paper");
        EQ_INT(paper, p, "and back");
    }
    OK(!appointment_paper_of(S("photo"), &paper) && paper == OFFICE_LAW_NOTICE, "no paper");
    OK(str_among("a b", S("b")) && !str_among("a b", S("c")), "a word");
    EQ_TEXT(appointment_report_word(OFFICE_LAW_REPORT_NONE), "", "nobody");
    EQ_TEXT(appointment_report_word(OFFICE_LAW_REPORT_CONSENT), "consent", "consent");
    EQ_TEXT(appointment_ended_how(S("dismiss")), "dismissed", "how");
    EQ_TEXT(appointment_ended_how(S("resign")), "resigned", "how");
    EQ_TEXT(appointment_ended_how(S("remove")), "removed", "how");
    EQ_TEXT(appointment_ended_how(S("appoint")), "", "how");
    OK(appointment_begins(S("appoint")) && appointment_begins(S("acting")) &&
           appointment_begins(S("elect")) && !appointment_begins(S("dismiss")) &&
           !appointment_begins(S("resign")) && !appointment_begins(S("remove")),
       "gives a post");
}

/* Of each state: open, may be changed, listed, withdrawn without and with consent. */
static void states(void)
{
    static const char *const WANT[] = {"OC-WW", "OCLWW", "OCL-W", "O----",
                                       "-----", "-----", "-----"};

    arr_each (i, COUNT(STATES)) {
        const struct appointment a = in_state(STATES[i]);
        struct err err = {0};

        EQ_INT(appointment_is_open(a.state), WANT[i][0] == 'O', STATES[i]);
        EQ_INT(appointment_check_open(&a, &err) == ST_OK, WANT[i][1] == 'C', STATES[i]);
        EQ_INT(appointment_check_list(&a, &err) == ST_OK, WANT[i][2] == 'L', STATES[i]);
        EQ_INT(appointment_check_withdraw(&a, false, &err) == ST_OK, WANT[i][3] == 'W', STATES[i]);
        EQ_INT(appointment_check_withdraw(&a, true, &err) == ST_OK, WANT[i][4] == 'W', STATES[i]);
    }
    const struct appointment voting = in_state("voting"), passed = in_state("passed"),
                             received = in_state("received"), listed = in_state("listed");

    REFUSED(appointment_check_open(&voting, &err), "appointment.err.voting", "voting");
    REFUSED(appointment_check_open(&passed, &err), "appointment.err.decided", "decided");
    REFUSED(appointment_check_list(&received, &err), "appointment.err.unchecked", "unchecked");
    REFUSED(appointment_check_withdraw(&listed, false, &err), "appointment.err.consent", "consent");
}

static void papers(void)
{
    const struct appointment a = in_state("received"), again = in_state("checked"),
                             over = in_state("passed");
    struct appointment_facts f = {.papers = {true, true, true, true, true}};
    struct err why = {0};

    ALLOWED(appointment_check_papers(&a, OFFICE_LAW_APPOINT, &f, &err), "all there");
    REFUSED(appointment_check_papers(&again, OFFICE_LAW_APPOINT, &f, &err),
            "appointment.err.checked", "once");
    REFUSED(appointment_check_papers(&over, OFFICE_LAW_APPOINT, &f, &err),
            "appointment.err.decided", "over");
    for (int p = 0; p < OFFICE_LAW_PAPERS; p++) {
        f = (struct appointment_facts){.papers = {true, true, true, true, true}};
        f.papers[p] = false;
        REFUSED(appointment_check_papers(&a, OFFICE_LAW_APPOINT, &f, &err),
                "appointment.err.papers", "one is missing");
        OK(appointment_check_papers(&a, OFFICE_LAW_APPOINT, &f, &why) == ST_RULE, "refused");
        OK((strstr(why.law, "深圳") != NULL) == (p == OFFICE_LAW_NOTICE || p == OFFICE_LAW_REASONS),
           "the rule that names it");
    }
    f = (struct appointment_facts){.papers = {true, true}};
    REFUSED(appointment_check_papers(&a, OFFICE_LAW_DISMISS, &f, &err), "appointment.err.papers",
            "no reasons");
    OK(appointment_check_papers(&a, OFFICE_LAW_DISMISS, &f, &why) == ST_RULE, "refused");
    OK(strstr(why.law, "广东") != NULL, "why he is dismissed");
    f = (struct appointment_facts){.papers = {true}};
    ALLOWED(appointment_check_papers(&a, OFFICE_LAW_RESIGN, &f, &err), "a letter suffices");
}

static void fit(void)
{
    struct appointment_facts f = {.holders = 1, .holds = true};

    ALLOWED(appointment_check_fit(OFFICE_LAW_JUDGE, OFFICE_LAW_DISMISS, 0, &f, &err), "holds it");
    ALLOWED(appointment_check_fit(OFFICE_LAW_COURT_HEAD, OFFICE_LAW_RESIGN, 1, &f, &err),
            "holds it");
    REFUSED(appointment_check_fit(OFFICE_LAW_JUDGE, OFFICE_LAW_APPOINT, 0, &f, &err),
            "appointment.err.held", "has it already");
    f.holds = false;
    REFUSED(appointment_check_fit(OFFICE_LAW_JUDGE, OFFICE_LAW_DISMISS, 0, &f, &err),
            "appointment.err.not_held", "does not hold it");
    REFUSED(appointment_check_fit(OFFICE_LAW_COURT_HEAD, OFFICE_LAW_RESIGN, 1, &f, &err),
            "appointment.err.not_held", "does not hold it");
    ALLOWED(appointment_check_fit(OFFICE_LAW_JUDGE, OFFICE_LAW_APPOINT, 0, &f, &err), "no number");
    REFUSED(appointment_check_fit(OFFICE_LAW_JUDGE, OFFICE_LAW_APPOINT, 1, &f, &err),
            "appointment.err.no_seat", "one is taken");
    ALLOWED(appointment_check_fit(OFFICE_LAW_JUDGE, OFFICE_LAW_APPOINT, 2, &f, &err), "of two");
    ALLOWED(appointment_check_fit(OFFICE_LAW_COURT_HEAD, OFFICE_LAW_ACTING, 1, &f, &err),
            "who acts takes none");
    f.dismissals = 1;
    ALLOWED(appointment_check_fit(OFFICE_LAW_JUDGE, OFFICE_LAW_APPOINT, 1, &f, &err),
            "his goes free");
    REFUSED(appointment_check_fit(OFFICE_LAW_CREDENTIALS, OFFICE_LAW_APPOINT, 9, &f, &err),
            "appointment.err.no_deputy", "a deputy is wanted");
    f.is_deputy = true;
    ALLOWED(appointment_check_fit(OFFICE_LAW_SPECIAL_MEMBER, OFFICE_LAW_APPOINT, 9, &f, &err),
            "of a special committee");
    REFUSED(appointment_check_fit(OFFICE_LAW_CREDENTIALS, OFFICE_LAW_APPOINT, 9, &f, &err),
            "appointment.err.no_member", "of the standing committee");
    f.in_committee = true;
    ALLOWED(appointment_check_fit(OFFICE_LAW_CREDENTIALS, OFFICE_LAW_APPOINT, 9, &f, &err),
            "a deputy");
}

static void votes(void)
{
    struct law_params params = law_params_default();
    const struct appointment listed = in_state("listed"), checked = in_state("checked"),
                             received = in_state("received");
    struct appointment_facts f = {.tested = true, .stated = true};
    const enum office_law_office o = OFFICE_LAW_GOVERNMENT_MEMBER;

    ALLOWED(appointment_check_vote(&listed, o, OFFICE_LAW_APPOINT, &params, &f, &err), "ready");
    REFUSED(appointment_check_vote(&checked, o, OFFICE_LAW_APPOINT, &params, &f, &err),
            "appointment.err.unlisted", "not on an agenda");
    REFUSED(appointment_check_vote(&received, o, OFFICE_LAW_APPOINT, &params, &f, &err),
            "appointment.err.unchecked", "not checked");
    f.tested = false;
    REFUSED(appointment_check_vote(&listed, o, OFFICE_LAW_APPOINT, &params, &f, &err),
            "appointment.err.untested", "not tested");
    params.appoint_test = false;
    ALLOWED(appointment_check_vote(&listed, o, OFFICE_LAW_APPOINT, &params, &f, &err),
            "no test there");
    f.stated = false;
    REFUSED(appointment_check_vote(&listed, o, OFFICE_LAW_APPOINT, &params, &f, &err),
            "appointment.err.unstated", "no statement");
    ALLOWED(appointment_check_vote(&listed, o, OFFICE_LAW_DISMISS, &params, &f, &err),
            "nothing is asked");
    f = (struct appointment_facts){.tested = true, .stated = true, .waiting = 1};
    REFUSED(appointment_check_vote(&listed, o, OFFICE_LAW_APPOINT, &params, &f, &err),
            "law.removal_first", "the dismissal first");
    REFUSED(appointment_check_vote(&listed, OFFICE_LAW_COURT_HEAD, OFFICE_LAW_ACTING, &params, &f,
                                   &err),
            "law.removal_first", "the resignation first");
    ALLOWED(appointment_check_vote(&listed, o, OFFICE_LAW_DISMISS, &params, &f, &err),
            "a dismissal itself");
}

static void afterwards(void)
{
    struct appointment a = in_state("passed"), open = in_state("voting"), gone = in_state("passed");
    struct date day = {2026, 11, 20}, none = {0};

    gone.act = S("dismiss");
    ALLOWED(appointment_check_certificate(&a, &err), "appointed");
    REFUSED(appointment_check_certificate(&open, &err), "appointment.err.not_passed", "not yet");
    REFUSED(appointment_check_certificate(&gone, &err), "appointment.err.no_certificate", "not he");
    gone.act = S("elect");
    REFUSED(appointment_check_certificate(&gone, &err), "appointment.err.no_certificate",
            "elected");
    REFUSED(appointment_check_oath(&gone, OFFICE_LAW_JUDGE, &err), "appointment.err.no_oath",
            "elected");
    ALLOWED(appointment_check_oath(&a, OFFICE_LAW_JUDGE, &err), "swears");
    REFUSED(appointment_check_oath(&open, OFFICE_LAW_JUDGE, &err), "appointment.err.not_passed",
            "not yet");
    REFUSED(appointment_check_oath(&a, OFFICE_LAW_ASSESSOR, &err), "appointment.err.no_oath",
            "before the court");
    a.certificate_number = 1;
    a.sworn = true;
    REFUSED(appointment_check_certificate(&a, &err), "appointment.err.certified", "once");
    REFUSED(appointment_check_oath(&a, OFFICE_LAW_JUDGE, &err), "appointment.err.sworn", "once");
    OK(date_cmp(appointment_effect(OFFICE_LAW_JUDGE, OFFICE_LAW_APPOINT, day, none), day) == 0,
       "on the day");
    OK(date_none(appointment_effect(OFFICE_LAW_PROCURATOR_HEAD, OFFICE_LAW_RESIGN, day, none)),
       "consent is waited for");
    OK(date_cmp(appointment_effect(OFFICE_LAW_PROCURATOR_HEAD, OFFICE_LAW_RESIGN, none, day),
                day) == 0,
       "from its day");
}

static void elected(void)
{
    static const char *const WANT[] = {
        [NOMINATION_LAW_COMMITTEE_CHAIR] = "committee_seat",
        [NOMINATION_LAW_COMMITTEE_VICE] = "committee_seat",
        [NOMINATION_LAW_COMMITTEE_SECRETARY] = "committee_seat",
        [NOMINATION_LAW_COMMITTEE_MEMBER] = "committee_seat",
        [NOMINATION_LAW_GOVERNMENT_HEAD] = "government_head",
        [NOMINATION_LAW_GOVERNMENT_VICE] = "government_vice",
        [NOMINATION_LAW_SUPERVISION_HEAD] = "supervision_head",
        [NOMINATION_LAW_COURT_HEAD] = "court_head",
        [NOMINATION_LAW_PROCURATOR_HEAD] = "procurator_head",
        [NOMINATION_LAW_ACTING_CHAIR] = NULL,
    };

    for (size_t i = 0; i < COUNT(WANT); i++) {
        const char *word = appointment_elected_office((enum nomination_law_office)i);

        EQ_TEXT(word != NULL ? word : "", WANT[i] != NULL ? WANT[i] : "", "office");
    }
    OK(appointment_is_head(S("court_head")) && appointment_is_head(S("government_head")), "heads");
    OK(!appointment_is_head(S("government_vice")) && !appointment_is_head(S("tribunal_head")),
       "others");
}

int main(void)
{
    elected();
    words();
    states();
    papers();
    fit();
    votes();
    afterwards();
    return tap_done();
}
