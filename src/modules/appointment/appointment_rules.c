// SPDX-License-Identifier: MulanPSL-2.0
/* Decisions about appointments. */
#include "modules/appointment/appointment_rules.h"
#include "law/vote_law.h"

/* The place of a word in a list; *out stays if it is none of them. */
static bool place_of(const char *words, struct str word, unsigned *out)
{
    struct str rest = str_from(words), one;

    for (unsigned n = 0; str_cut(&rest, ' ', &one); n++)
        if (str_eq(one, word)) {
            *out = n;
            return true;
        }
    return false;
}

bool appointment_office_of(struct str word, enum office_law_office *out)
{
    return place_of(APPOINTMENT_OFFICES, word, out);
}

bool appointment_nominator_of(struct str word, enum office_law_nominator *out)
{
    return place_of(APPOINTMENT_NOMINATORS, word, out);
}

bool appointment_act_of(struct str word, enum office_law_act *out)
{
    return place_of("appoint dismiss acting resign", word, out);
}

static const char *const PAPERS[OFFICE_LAW_PAPERS] = {
    [OFFICE_LAW_LETTER] = "letter",   [OFFICE_LAW_FORM] = "form",
    [OFFICE_LAW_REASONS] = "reasons", [OFFICE_LAW_INQUIRY] = "inquiry",
    [OFFICE_LAW_NOTICE] = "notice",
};

const char *appointment_paper_word(enum office_law_paper paper)
{
    return PAPERS[paper];
}

bool appointment_paper_of(struct str word, enum office_law_paper *out)
{
    return place_of(APPOINTMENT_PAPERS, word, out);
}

const char *appointment_report_word(enum office_law_report report)
{
    static const char *const WORDS[] = {
        [OFFICE_LAW_REPORT_NONE] = "",
        [OFFICE_LAW_REPORT_GOVERNMENT] = "government",
        [OFFICE_LAW_REPORT_PROCURATOR] = "procurator",
        [OFFICE_LAW_REPORT_CONGRESS] = "congress",
        [OFFICE_LAW_REPORT_CONSENT] = "consent",
    };

    return WORDS[report];
}

bool appointment_begins(struct str act)
{
    return str_eqz(act, "appoint") || str_eqz(act, "acting") || str_eqz(act, "elect");
}

bool appointment_is_open(struct str state)
{
    return str_among("received checked listed voting", state);
}

enum status appointment_check_open(const struct appointment *a, struct err *err)
{
    if (str_eqz(a->state, "voting"))
        return fail(err, ST_RULE, "appointment.err.voting", NULL);
    if (!appointment_is_open(a->state))
        return fail(err, ST_RULE, "appointment.err.decided", NULL);
    return ST_OK;
}

static const char *paper_article(enum office_law_act act, enum office_law_paper paper)
{
    if (paper == OFFICE_LAW_NOTICE || (paper == OFFICE_LAW_REASONS && act != OFFICE_LAW_DISMISS))
        return "参照《深圳市人民代表大会常务委员会任免国家机关工作人员条例》第13条第1款";
    return "参照《广东省各级人民代表大会常务委员会人事任免办法》第11条";
}

enum status appointment_check_papers(const struct appointment *a, enum office_law_act act,
                                     const struct appointment_facts *facts, struct err *err)
{
    TRY(appointment_check_open(a, err));
    if (!str_eqz(a->state, "received"))
        return fail(err, ST_RULE, "appointment.err.checked", NULL);
    for (int p = 0; p < OFFICE_LAW_PAPERS; p++)
        if (office_law_needs_paper(act, (enum office_law_paper)p) && !facts->papers[p])
            return fail(err, ST_RULE, "appointment.err.papers",
                        paper_article(act, (enum office_law_paper)p));
    return ST_OK;
}

enum status appointment_check_fit(enum office_law_office office, enum office_law_act act,
                                  int64_t seats, const struct appointment_facts *facts,
                                  struct err *err)
{
    const char *law = office_law_article(office, act);

    if (act == OFFICE_LAW_DISMISS || act == OFFICE_LAW_RESIGN)
        return facts->holds ? ST_OK : fail(err, ST_RULE, "appointment.err.not_held", NULL);
    if (facts->holds)
        return fail(err, ST_RULE, "appointment.err.held", NULL);
    if (office_law_wants_deputy(office) && !facts->is_deputy)
        return fail(err, ST_RULE, "appointment.err.no_deputy", law);
    if (office == OFFICE_LAW_CREDENTIALS && !facts->in_committee)
        return fail(err, ST_RULE, "appointment.err.no_member", law);
    if (act == OFFICE_LAW_APPOINT && seats > 0 &&
        (int64_t)facts->holders >= seats + (int64_t)facts->dismissals)
        return fail(err, ST_RULE, "appointment.err.no_seat", NULL);
    return ST_OK;
}

enum status appointment_check_list(const struct appointment *a, struct err *err)
{
    TRY(appointment_check_open(a, err));
    if (str_eqz(a->state, "received"))
        return fail(err, ST_RULE, "appointment.err.unchecked", NULL);
    return ST_OK;
}

enum status appointment_check_vote(const struct appointment *a, enum office_law_office office,
                                   enum office_law_act act, const struct law_params *params,
                                   const struct appointment_facts *facts, struct err *err)
{
    const struct vote_law_open open = {
        .removals = act == OFFICE_LAW_APPOINT || act == OFFICE_LAW_ACTING ? facts->waiting : 0};

    TRY(appointment_check_list(a, err));
    if (!str_eqz(a->state, "listed"))
        return fail(err, ST_RULE, "appointment.err.unlisted", NULL);
    if (office_law_wants_test(params, office, act) && !facts->tested)
        return fail(err, ST_RULE, "appointment.err.untested",
                    "参照《深圳市人民代表大会常务委员会任免国家机关工作人员条例》第15条");
    if (office_law_wants_statement(params, office, act) && !facts->stated)
        return fail(err, ST_RULE, "appointment.err.unstated",
                    "参照《深圳市人民代表大会常务委员会任免国家机关工作人员条例》第16条");
    return vote_law_check_order(&open, err);
}

enum status appointment_check_withdraw(const struct appointment *a, bool consent, struct err *err)
{
    TRY(appointment_check_open(a, err));
    if (str_eqz(a->state, "listed") && !consent)
        return fail(err, ST_RULE, "appointment.err.consent",
                    "参照《深圳市人民代表大会常务委员会任免国家机关工作人员条例》第17条");
    return ST_OK;
}

enum status appointment_check_certificate(const struct appointment *a, struct err *err)
{
    enum office_law_act act;

    if (!appointment_act_of(a->act, &act) || !office_law_certified(act))
        return fail(err, ST_RULE, "appointment.err.no_certificate", NULL);
    if (!str_eqz(a->state, "passed"))
        return fail(err, ST_RULE, "appointment.err.not_passed", NULL);
    if (a->certificate_number > 0)
        return fail(err, ST_RULE, "appointment.err.certified", NULL);
    return ST_OK;
}

enum status appointment_check_oath(const struct appointment *a, enum office_law_office office,
                                   struct err *err)
{
    enum office_law_act act;

    if (!appointment_act_of(a->act, &act) || !office_law_sworn(office, act))
        return fail(err, ST_RULE, "appointment.err.no_oath", NULL);
    if (!str_eqz(a->state, "passed"))
        return fail(err, ST_RULE, "appointment.err.not_passed", NULL);
    if (a->sworn)
        return fail(err, ST_RULE, "appointment.err.sworn", NULL);
    return ST_OK;
}

struct date appointment_effect(enum office_law_office office, enum office_law_act act,
                               struct date decided, struct date consent)
{
    return office_law_report(office, act) == OFFICE_LAW_REPORT_CONSENT ? consent : decided;
}

const char *appointment_ended_how(struct str act)
{
    if (str_eqz(act, "dismiss"))
        return "dismissed";
    if (str_eqz(act, "resign"))
        return "resigned";
    return str_eqz(act, "remove") ? "removed" : "";
}

const char *appointment_elected_office(enum nomination_law_office office)
{
    static const struct {
        enum nomination_law_office office;
        const char *word;
    } WORDS[] = {
        {NOMINATION_LAW_COMMITTEE_CHAIR, "committee_seat"},
        {NOMINATION_LAW_COMMITTEE_VICE, "committee_seat"},
        {NOMINATION_LAW_COMMITTEE_SECRETARY, "committee_seat"},
        {NOMINATION_LAW_COMMITTEE_MEMBER, "committee_seat"},
        {NOMINATION_LAW_GOVERNMENT_HEAD, "government_head"},
        {NOMINATION_LAW_GOVERNMENT_VICE, "government_vice"},
        {NOMINATION_LAW_SUPERVISION_HEAD, "supervision_head"},
        {NOMINATION_LAW_COURT_HEAD, "court_head"},
        {NOMINATION_LAW_PROCURATOR_HEAD, "procurator_head"},
    };

    arr_each (i, COUNT(WORDS))
        if (WORDS[i].office == office)
            return WORDS[i].word;
    return NULL;
}

bool appointment_is_head(struct str office)
{
    return str_among("government_head supervision_head court_head procurator_head", office);
}
