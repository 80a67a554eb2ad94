// SPDX-License-Identifier: MulanPSL-2.0
/* Recalls and removals, and the verbs that came with them: every state with every verb. */
#include "base/tap.h"
#include "modules/motion/motion_rules.h"

static const struct date ON = {2026, 2, 12};
static const struct motion_who LEAD = {.lead = true, .signer = true}, INVITED = {.invited = true},
                               SIGNER = {.signer = true}, OFFICE = {.office = true},
                               UNIT = {.unit = true}, HEAD = {.head = true},
                               PERSON = {.person = true};

/* By verb: E edit, I invite, S sign, U submit, W withdraw, D decide, R result, A answer, G sign the
 * answer, M mark, C close, V convert, P report, s serve, d defend, e effect, c schedule, o order.
 */
static void allows(const struct motion *m, const struct motion_who *who, const char *want,
                   const char *what)
{
    static const char VERBS[] = "EISUWDRAGMCVPsdeco";
    char got[sizeof VERBS] = "";

    for (enum motion_verb v = MOTION_EDIT; v < MOTION_VERBS; v++)
        got[v] = motion_may(m, who, v) ? VERBS[v] : '.';
    EQ_TEXT(got, want, what);
}

static void recall(void)
{
    static const struct {
        enum motion_state state;
        const char *office, *person, *served, *person_served;
    } T[] = {
        /*                        EISUWDRAGMCVPsdeco */
        {MOTION_DRAFT, "..................", "..................", "..................",
         ".................."},
        {MOTION_SUBMITTED, ".....D.......s..c.", "..................", ".....D........d.c.",
         "..............d..."},
        {MOTION_AT_COMMITTEE, ".....D......Ps..c.", "..................", ".....D......P.d.c.",
         "..............d..."},
        {MOTION_LISTED, ".....DR......s..c.", "..................", ".....DR.......d.c.",
         "..............d..."},
        {MOTION_PASSED, "...............e..", "..................", "...............e..",
         ".................."},
        {MOTION_REJECTED, "..................", "..................", "..................",
         ".................."},
    };

    arr_each (i, COUNT(T)) {
        struct motion m = {.kind = MOTION_RECALL, .state = T[i].state, .mover = S("members")};

        allows(&m, &OFFICE, T[i].office, motion_state_word(T[i].state));
        allows(&m, &PERSON, T[i].person, "before it is given to him");
        m.kind = MOTION_REMOVAL;
        m.served_on = ON;
        allows(&m, &OFFICE, T[i].served, "given to him");
        allows(&m, &PERSON, T[i].person_served, "he answers");
        m.ended_on = ON;
        if (m.state == MOTION_PASSED)
            allows(&m, &OFFICE, "..................", "once his post has ended");
    }
}

static void others(void)
{
    struct motion m = {.kind = MOTION_BILL, .state = MOTION_LISTED, .mover = S("members")};

    allows(&m, &OFFICE, ".....DR.........co", "a bill has amendments in an order");
    m.kind = MOTION_AMENDMENT;
    allows(&m, &OFFICE, ".....DR.........c.", "an amendment has none");
    m.kind = MOTION_QUESTION;
    m.state = MOTION_ANSWERING;
    allows(&m, &OFFICE, ".......A........c.", "an answer is put on an agenda");
    allows(&m, &HEAD, "........G.........", "the head signs it");
    allows(&m, &UNIT, ".......A..........", "the organ writes it");
    m.state = MOTION_ANSWERED;
    allows(&m, &OFFICE, "..........C.......", "given");
    allows(&m, &SIGNER, ".........M........", "its signers judge it");
    m = (struct motion){.kind = MOTION_BILL, .state = MOTION_AT_COMMITTEE, .mover = S("organ")};
    allows(&m, &OFFICE, "....WD......P...c.", "the office withdraws for an organ");
    allows(&m, &LEAD, "....W.............", "or who wrote it");
    allows(&m, &PERSON, "..................", "it is about nobody");
    m.state = MOTION_DECLINED;
    allows(&m, &OFFICE, "..................", "an organ's bill becomes no suggestion");
    m.state = MOTION_DRAFT;
    m.mover = S("members");
    allows(&m, &INVITED, "..S...............", "who was asked signs");
    allows(&m, &OFFICE, "..................", "the office leaves the draft alone");
    m.paper = true;
    allows(&m, &OFFICE, "EI.UW.............", "unless it came on paper");
}

static void agendas(void)
{
    static const struct {
        enum motion_state state;
        enum motion_forum forum;
        const char *deciding;
        bool open;
    } T[] = {
        {MOTION_SUBMITTED, MOTION_CONGRESS, "motion.err.presidium_first", true},
        {MOTION_SUBMITTED, MOTION_COMMITTEE, "motion.err.chairmen_first", true},
        {MOTION_AT_COMMITTEE, MOTION_COMMITTEE, "motion.err.chairmen_first", true},
        {MOTION_LISTED, MOTION_CONGRESS, "", true},
        {MOTION_ANSWERING, MOTION_COMMITTEE, "", false},
        {MOTION_PASSED, MOTION_CONGRESS, "motion.err.presidium_first", false},
    };

    arr_each (i, COUNT(T)) {
        const struct motion m = {.state = T[i].state, .forum = T[i].forum};
        struct err err = {0};

        EQ_INT(motion_check_agenda(&m, false, ON, &err), ST_OK, "of those that prepare it");
        EQ_INT(motion_check_agenda(&m, true, ON, &err), T[i].deciding[0] != '\0' ? ST_RULE : ST_OK,
               motion_state_word(T[i].state));
        EQ_TEXT(err.key != NULL ? err.key : "", T[i].deciding, "and why not");
        if (err.key != NULL)
            OK(strstr(err.law, T[i].forum == MOTION_CONGRESS ? "第二十二条" : "第五十二条") != NULL,
               "with the article");
        OK(motion_is_open(&m) == T[i].open, "open or not");
    }
}

/* @law Organic Law (2022-03-11) art. 22(1) */
static void decided(void)
{
    static const struct motion_setting COUNTY = {.level = LEVEL_COUNTY, .on = {2026, 2, 12}};
    struct motion m = {.kind = MOTION_QUESTION,
                       .forum = MOTION_CONGRESS,
                       .state = MOTION_AGAIN,
                       .mover = S("members")};
    enum motion_state to = MOTION_DRAFT;
    struct err err = {0};

    EQ_INT(motion_decided(&m, &COUNTY, S("answer"), &to, &err), ST_OK, "asked again by a congress");
    EQ_INT(to, MOTION_ANSWERING, "it is answered again");
    m = (struct motion){.kind = MOTION_BILL, .state = MOTION_LISTED, .mover = S("members")};
    m.withdraw_asked_on = ON;
    m.put_to_vote_on = ON;
    allows(&m, &OFFICE, ".....DR.........co", "a withdrawal that was asked for is answered");
    EQ_INT(motion_decided(&m, &COUNTY, S("refuse"), &to, &err), ST_OK, "by refusing it");
    EQ_INT(to, MOTION_LISTED, "then it stays");
    EQ_INT(motion_decided(&m, &COUNTY, S("put_to_vote"), &to, &err), ST_RULE, "not put twice");
    m.withdraw_asked_on = (struct date){0};
    EQ_INT(motion_decided(&m, &COUNTY, S("consent"), &to, &err), ST_RULE, "nobody asked");
}

/* Post, kind, and what must be said.
 * @law Organic Law (2022-03-11) art. 31(1), 31(2), 31(3)
 * @law Supervision Law (2024-11-08) art. 60, 62(1) */
static void persons(void)
{
    static const struct {
        const char *office;
        enum appointment_law_seat seat;
        enum appointment_law_office of;
    } POSTS[] = {
        {"committee_seat", APPOINTMENT_LAW_COMMITTEE_SEAT, APPOINTMENT_LAW_NO_OFFICE},
        {"township_chair", APPOINTMENT_LAW_TOWNSHIP_CHAIR, APPOINTMENT_LAW_NO_OFFICE},
        {"government_head", APPOINTMENT_LAW_DEPUTY_SEAT, APPOINTMENT_LAW_GOVERNMENT_HEAD},
        {"government_deputy", APPOINTMENT_LAW_DEPUTY_SEAT, APPOINTMENT_LAW_GOVERNMENT_DEPUTY},
        {"government_member", APPOINTMENT_LAW_DEPUTY_SEAT, APPOINTMENT_LAW_GOVERNMENT_MEMBER},
        {"supervision_head", APPOINTMENT_LAW_DEPUTY_SEAT, APPOINTMENT_LAW_SUPERVISION_HEAD},
        {"supervision_member", APPOINTMENT_LAW_DEPUTY_SEAT, APPOINTMENT_LAW_SUPERVISION_MEMBER},
        {"court_head", APPOINTMENT_LAW_DEPUTY_SEAT, APPOINTMENT_LAW_COURT_HEAD},
        {"court_member", APPOINTMENT_LAW_DEPUTY_SEAT, APPOINTMENT_LAW_COURT_MEMBER},
        {"procurator_head", APPOINTMENT_LAW_DEPUTY_SEAT, APPOINTMENT_LAW_PROCURATOR_HEAD},
        {"procurator_member", APPOINTMENT_LAW_DEPUTY_SEAT, APPOINTMENT_LAW_PROCURATOR_MEMBER},
        {"gardener", APPOINTMENT_LAW_DEPUTY_SEAT, APPOINTMENT_LAW_NO_OFFICE},
    };
    const struct motion good = {.kind = MOTION_REMOVAL,
                                .office = S("government_deputy"),
                                .person_name = S("x"),
                                .person_post = S("x"),
                                .grounds = S("x"),
                                .content = S("x")};
    struct motion m = good;
    struct err err = {0};

    arr_each (i, COUNT(POSTS)) {
        const struct removal_law_post post = motion_post_of(str_from(POSTS[i].office));

        OK(post.seat == POSTS[i].seat && post.office == POSTS[i].of, POSTS[i].office);
    }
    EQ_INT(motion_check_person(&good, LEVEL_COUNTY, true, ON, &err), ST_OK, "a removal in recess");
    EQ_INT(motion_check_person(&good, LEVEL_COUNTY, false, ON, &err), ST_RULE, "not in session");
    m.person_name = S("");
    EQ_INT(motion_check_person(&m, LEVEL_COUNTY, true, ON, &err), ST_RULE, "of nobody");
    m = good;
    m.person_post = S("");
    EQ_INT(motion_check_person(&m, LEVEL_COUNTY, true, ON, &err), ST_RULE, "from no post");
    m = good;
    m.grounds = S("");
    EQ_INT(motion_check_person(&m, LEVEL_COUNTY, true, ON, &err), ST_RULE, "for no reason");
    m = good;
    m.content = S("");
    EQ_INT(motion_check_person(&m, LEVEL_COUNTY, true, ON, &err), ST_RULE, "without materials");
    m.kind = MOTION_RECALL;
    EQ_INT(motion_check_person(&m, LEVEL_COUNTY, false, ON, &err), ST_OK, "a recall wants none");
    m.office = S("gardener");
    EQ_INT(motion_check_person(&m, LEVEL_COUNTY, false, ON, &err), ST_RULE, "a post of no law");
}

static void parts(void)
{
    struct motion m = {.kind = MOTION_RECALL, .title = S("罢免案")};
    struct err err = {0};

    EQ_INT(motion_check_parts(&m, true, ON, &err), ST_OK, "its parts are of the person");
    m.kind = MOTION_REMOVAL;
    EQ_INT(motion_check_parts(&m, true, ON, &err), ST_OK, "of a removal, too");
    m = (struct motion){
        .kind = MOTION_AMENDMENT, .title = S("修正案"), .subject_id = 1, .proposal = S("改")};
    EQ_INT(motion_check_parts(&m, true, ON, &err), ST_OK, "an amendment of a bill that is here");
}

static void words(void)
{
    static const char *const WAYS[] = {[REMOVAL_LAW_IN_WRITING] = "written",
                                       [REMOVAL_LAW_BEFORE_PRESIDIUM] = "presidium",
                                       [REMOVAL_LAW_BEFORE_MEETING] = "meeting"};
    enum removal_law_defence way;
    enum motion_forum forum;
    enum motion_kind kind;

    arr_each (i, COUNT(WAYS))
        OK(motion_defence_parse(str_from(WAYS[i]), &way) && way == i, WAYS[i]);
    OK(!motion_defence_parse(S("sung"), &way), "not sung");
    for (enum motion_kind k = MOTION_BILL; k <= MOTION_REMOVAL; k++) {
        OK(motion_kind_parse(str_from(motion_kind_word(k)), &kind) && kind == k,
           motion_kind_word(k));
        OK(motion_of_person(k) == (k == MOTION_RECALL || k == MOTION_REMOVAL), "of a person");
    }
    for (enum motion_forum f = MOTION_CONGRESS; f <= MOTION_COMMITTEE; f++)
        OK(motion_forum_parse(str_from(motion_forum_word(f)), &forum) && forum == f,
           motion_forum_word(f));
    OK(!motion_forum_parse(S("street"), &forum), "no such forum");
    EQ_INT(motion_removal_kind(MOTION_RECALL), REMOVAL_LAW_RECALL, "a recall to the law");
    EQ_INT(motion_removal_kind(MOTION_REMOVAL), REMOVAL_LAW_REMOVAL, "a removal to the law");
    EQ_INT(motion_law_kind_of(MOTION_RECALL), MOTION_LAW_RECALL, "as a motion");
    EQ_INT(motion_law_kind_of(MOTION_REMOVAL), MOTION_LAW_REMOVAL, "as a motion");
}

int main(void)
{
    recall();
    others();
    agendas();
    decided();
    persons();
    parts();
    words();
    return tap_done();
}
