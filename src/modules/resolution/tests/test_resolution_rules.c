// SPDX-License-Identifier: MulanPSL-2.0
/* Every state with every verb; what may be issued; numbers; comparing. */
#include "base/tap.h"
#include "modules/resolution/resolution_rules.h"

/* @law Organic Law (2022-03-11) art. 25, 51(4); Supervision Law (2024-11-08) art. 17 */

static void documents(void)
{
    static const char *const WANT[RESOLUTION_STATES] = {
        /*                        save submit back approve sign publish assign follow end drop */
        [RESOLUTION_DRAFT] = "DR.......X",    [RESOLUTION_REVIEW] = "..DA......",
        [RESOLUTION_APPROVED] = "....S.....", [RESOLUTION_SIGNED] = ".....SSSE.",
        [RESOLUTION_ENDED] = ".....E....",    [RESOLUTION_DROPPED] = "..........",
    };
    static const char LETTERS[] = "DRASEX";

    for (enum resolution_state s = RESOLUTION_DRAFT; s < RESOLUTION_STATES; s++) {
        char got[RESOLUTION_VERBS + 1] = "";

        for (enum resolution_verb v = RESOLUTION_SAVE; v < RESOLUTION_VERBS; v++) {
            enum resolution_state to = RESOLUTION_STATES;
            struct err err = {0};
            const enum status st = resolution_next(s, v, &to, &err);

            got[v] = st == ST_OK ? LETTERS[to] : '.';
            if ((st == ST_OK) != resolution_allowed(s, v) || (st != ST_OK && st != ST_RULE))
                got[v] = '?';
        }
        EQ_TEXT(got, WANT[s], resolution_state_word(s));
    }
}

static void duties(void)
{
    static const char *const WANT[HANDLING_STATES] = {
        /*                      receive write reply mark return close */
        [HANDLING_SENT] = "R.....",  [HANDLING_RECEIVED] = ".RP...", [HANDLING_REPLIED] = "...PAC",
        [HANDLING_AGAIN] = ".AP...", [HANDLING_CLOSED] = "....A.",
    };
    static const char LETTERS[] = "SRPAC";

    for (enum handling_state s = HANDLING_SENT; s < HANDLING_STATES; s++) {
        char got[HANDLING_VERBS + 1] = "";
        enum handling_state back;

        for (enum handling_verb v = HANDLING_RECEIVE; v < HANDLING_VERBS; v++) {
            enum handling_state to = HANDLING_STATES;
            struct err err = {0};
            const enum status st = handling_next(s, v, &to, &err);

            got[v] = st == ST_OK ? LETTERS[to] : '.';
            if ((st == ST_OK) != handling_allowed(s, v))
                got[v] = '?';
            if (st != ST_OK && s == HANDLING_SENT)
                OK(strcmp(err.key, "resolution.not_received") == 0, "sign for it first");
        }
        EQ_TEXT(got, WANT[s], handling_state_word(s));
        OK(handling_state_parse(str_from(handling_state_word(s)), &back) && back == s,
           "its word leads back to it");
    }
    OK(!handling_state_parse(S("gone"), &(enum handling_state){0}), "no such state");
}

static void replies(void)
{
    static const char *const WANT[REPLY_STATES] = {
        /*                 save submit approve back send */
        [REPLY_DRAFT] = "DR...",
        [REPLY_REVIEW] = "..AD.",
        [REPLY_APPROVED] = "...DS",
        [REPLY_SENT] = ".....",
    };
    static const char LETTERS[] = "DRAS";

    for (enum reply_state s = REPLY_DRAFT; s < REPLY_STATES; s++) {
        char got[REPLY_VERBS + 1] = "";
        enum reply_state back;

        for (enum reply_verb v = REPLY_SAVE; v < REPLY_VERBS; v++) {
            enum reply_state to = REPLY_STATES;
            struct err err = {0};

            got[v] = reply_next(s, v, &to, &err) == ST_OK ? LETTERS[to] : '.';
        }
        EQ_TEXT(got, WANT[s], reply_state_word(s));
        OK(reply_state_parse(str_from(reply_state_word(s)), &back) && back == s,
           "its word leads back to it");
    }
    OK(!reply_state_parse(S("gone"), &(enum reply_state){0}), "no such state");
}

static struct resolution_vote votes(uint32_t yes, uint32_t all)
{
    return (struct resolution_vote){
        .counted = true, .yes = yes, .present = all, .all = all, .no = 0, .abstain = 0};
}

/* Nothing is issued that has not been decided. */
static void issuing(void)
{
    static const struct {
        const char *what;
        enum resolution_kind kind;
        enum resolution_body body;
        bool counted;
        uint32_t yes, all;
        const char *key; /* NULL: may be issued */
    } ROWS[] = {
        {"17 of 35", RESOLUTION_RESOLUTION, RESOLUTION_OF_COMMITTEE, true, 17, 35,
         "resolution.not_passed"},
        {"18 of 35", RESOLUTION_RESOLUTION, RESOLUTION_OF_COMMITTEE, true, 18, 35, NULL},
        {"half is not more than half", RESOLUTION_DECISION, RESOLUTION_OF_CONGRESS, true, 100, 200,
         "resolution.not_passed"},
        {"101 of 200", RESOLUTION_DECISION, RESOLUTION_OF_CONGRESS, true, 101, 200, NULL},
        {"a list of appointments without a vote", RESOLUTION_APPOINTMENT, RESOLUTION_OF_COMMITTEE,
         false, 0, 0, "resolution.no_vote"},
        {"a vote of nobody", RESOLUTION_DECISION, RESOLUTION_OF_COMMITTEE, true, 0, 0,
         "resolution.not_passed"},
        {"by the chairmen's meeting", RESOLUTION_DECISION, RESOLUTION_OF_CHAIRMEN, true, 7, 7,
         "resolution.not_by_chairmen"},
        {"by the presidium of a township", RESOLUTION_DECISION, RESOLUTION_OF_TOWNSHIP, true, 5, 9,
         NULL},
        {"an opinion needs no vote", RESOLUTION_OPINION, RESOLUTION_OF_CHAIRMEN, false, 0, 0, NULL},
        {"nor an announcement", RESOLUTION_ANNOUNCEMENT, RESOLUTION_OF_COMMITTEE, false, 0, 0,
         NULL},
        {"nor a letter", RESOLUTION_LETTER, RESOLUTION_OF_COMMITTEE, false, 0, 0, NULL},
    };

    arr_each (i, COUNT(ROWS)) {
        struct resolution_vote v = votes(ROWS[i].yes, ROWS[i].all);
        struct err err = {0};
        enum status st;

        v.counted = ROWS[i].counted;
        st = resolution_check_issue(ROWS[i].kind, ROWS[i].body, &v, (struct date){2026, 11, 20},
                                    &err);
        EQ_INT(st, ROWS[i].key == NULL ? ST_OK : ST_RULE, ROWS[i].what);
        if (ROWS[i].key != NULL) {
            EQ_TEXT(err.key, ROWS[i].key, "says why");
            OK(err.law != NULL && err.law[0] != '\0', "and by which article");
        }
    }
    OK(strstr(resolution_majority_article(RESOLUTION_OF_TOWNSHIP, (struct date){2026, 1, 1}),
              "第五十一条") == NULL,
       "a township's presidium is no standing committee");
    OK(!resolution_passed(RESOLUTION_OF_COMMITTEE,
                          &(struct resolution_vote){.vote_id = 1, .yes = 20, .all = 35}),
       "a vote that has not passed by its own rule");
    OK(!resolution_passed(RESOLUTION_OF_CHAIRMEN, &(struct resolution_vote){.yes = 9, .all = 9}),
       "a chairmen's meeting passes nothing");
    OK(strstr(resolution_majority_article(RESOLUTION_OF_CONGRESS, (struct date){2026, 1, 1}),
              "第二十五条") != NULL,
       "the congress by article 25");
    OK(strstr(resolution_majority_article(RESOLUTION_OF_COMMITTEE, (struct date){2026, 1, 1}),
              "第五十一条") != NULL,
       "its standing committee by article 51");
}

static void kinds(void)
{
    static const struct {
        const char *word, *power;
        bool vote, work;
    } ROWS[RESOLUTION_KINDS] = {
        {"resolution", "decision", true, true},      {"decision", "decision", true, true},
        {"announcement", "", false, false},          {"opinion", "supervision", false, true},
        {"appointment", "appointment", true, false}, {"letter", "", false, false},
    };
    enum resolution_kind kind;

    arr_each (i, RESOLUTION_KINDS) {
        OK(resolution_kind_parse(str_from(ROWS[i].word), &kind) && (size_t)kind == i, ROWS[i].word);
        EQ_TEXT(resolution_kind_word(kind), ROWS[i].word, "its word");
        EQ_TEXT(resolution_power_of(kind), ROWS[i].power, "the power it exercises");
        OK(resolution_needs_vote(kind) == ROWS[i].vote, "does it rest on a vote");
        OK(resolution_kind_has_work(kind) == ROWS[i].work, "does anybody owe something");
    }
    EQ_TEXT(resolution_power_of(RESOLUTION_KINDS), "", "no kind, no power");
    OK(!resolution_kind_parse(S("law"), &kind), "no such kind");
}

static void numbers(struct arena *a)
{
    struct err err = {0};

    EQ_STR(resolution_number_text(a, S("云人常决"), 2026, 3), "云人常决〔2026〕3号", "a number");
    EQ_INT(resolution_check_number(2, 3, false, &err), ST_OK, "the next one");
    EQ_INT(resolution_check_number(0, 1, false, &err), ST_OK, "the first one");
    EQ_INT(resolution_check_number(2, 2, true, &err), ST_RULE, "a used one");
    EQ_TEXT(err.key, "resolution.number_used", "says so");
    EQ_INT(resolution_check_number(2, 1, true, &err), ST_RULE, "an earlier one");
    EQ_INT(resolution_check_number(2, 4, false, &err), ST_RULE, "a gap without a reason");
    EQ_TEXT(err.key, "resolution.number_gap", "says so");
    EQ_INT(resolution_check_number(2, 4, true, &err), ST_OK, "a gap with a reason");
}

static void deadlines(void)
{
    struct law_params params = law_params_default();
    const struct calendar cal = {0};
    struct err err = {0};
    char text[DATE_TEXT_SIZE];

    params.roll_to_workday = false;
    EQ_TEXT(date_format(resolution_reply_due(&params, &cal, (struct date){2026, 8, 20}, 3), text),
            "2026-11-20", "three months");
    EQ_TEXT(date_format(resolution_reply_due(&params, &cal, (struct date){2026, 8, 31}, 6), text),
            "2027-02-28", "six months, to the end of a short one");
    EQ_INT(params.opinion_reply_months, 3, "the place's own number stays");
    EQ_INT(resolution_check_report(RESOLUTION_OPINION, true, false, &err), ST_RULE,
           "a report nobody was asked about");
    OK(strstr(err.law, "第17条") != NULL, "by article 17");
    EQ_INT(resolution_check_report(RESOLUTION_OPINION, true, true, &err), ST_OK, "asked");
    EQ_INT(resolution_check_report(RESOLUTION_OPINION, false, false, &err), ST_OK, "a plan");
    EQ_INT(resolution_check_report(RESOLUTION_DECISION, true, false, &err), ST_OK, "on a decision");
}

static struct str diff(struct arena *a, const char *from, const char *to)
{
    struct buf b = buf_new(a, 0);
    struct resolution_line *lines;
    size_t count;

    resolution_compare(a, str_from(from), str_from(to), &lines, &count);
    arr_each (i, count)
        buf_printf(&b, "%c" STR_FMT " ", " +-"[lines[i].change], STR_ARG(lines[i].text));
    return buf_view(&b);
}

static void comparing(struct arena *a)
{
    struct buf many = buf_new(a, 0), other = buf_new(a, 0);
    struct resolution_line *lines;
    size_t count;

    EQ_STR(diff(a, "一\n二\n三", "一\n二\n三"), " 一  二  三 ", "the same");
    EQ_STR(diff(a, "", "一"), "+一 ", "all new");
    EQ_STR(diff(a, "一", ""), "-一 ", "all gone");
    EQ_STR(diff(a, "", ""), "", "nothing");
    EQ_STR(diff(a, "一\n二\n三", "一\n三"), " 一 -二  三 ", "one gone");
    EQ_STR(diff(a, "一\n三", "一\n二\n三"), " 一 +二  三 ", "one new");
    EQ_STR(diff(a, "甲\n乙\n丙\n丁", "乙\n甲\n丙\n戊"), "-甲  乙 +甲  丙 -丁 +戊 ", "moved");
    EQ_STR(diff(a, "a\nx\nb", "c\nx\nd"), "-a +c  x -b +d ", "around what stays");
    EQ_STR(diff(a, "甲\n乙\n丙", "子\n甲\n丑\n丙\n寅"), "+子  甲 -乙 +丑  丙 +寅 ",
           "new around it");
    for (int i = 0; i < 1200; i++) {
        buf_printf(&many, "旧%d\n", i);
        buf_printf(&other, "新%d\n", i);
    }
    resolution_compare(a, buf_view(&many), buf_view(&other), &lines, &count);
    EQ_INT(count, 2400, "past a thousand lines each is gone or new");
    resolution_compare(a, S("一"), buf_view(&other), &lines, &count);
    EQ_INT(count, 1201, "also when only one side is long");
}

/* The longest common sequence, by its definition. */
static size_t common(const char *x, const char *y)
{
    size_t without_x, without_y;

    if (*x == '\0' || *y == '\0')
        return 0;
    if (*x == *y)
        return 1 + common(x + 1, y + 1);
    without_x = common(x + 1, y);
    without_y = common(x, y + 1);
    return without_x > without_y ? without_x : without_y;
}

/* The nth text of letters a, b and '-', which stands for an empty line; it ends in a letter. */
static bool text_of(unsigned n, char *letters, char *text)
{
    size_t len = 0, at = 0;

    for (; n > 0; n /= 4) {
        if (n % 4 == 0)
            return false;
        letters[len++] = "?ab-"[n % 4];
    }
    letters[len] = '\0';
    for (size_t i = 0; i < len; i++) {
        if (i > 0)
            text[at++] = '\n';
        if (letters[i] != '-')
            text[at++] = letters[i];
    }
    text[at] = '\0';
    return len == 0 || letters[len - 1] != '-';
}

/* Do the lines, read without what is new or without what is gone, give both texts? */
static bool gives(const struct resolution_line *lines, size_t count, const char *from,
                  const char *to, size_t same)
{
    size_t i = 0, j = 0, kept = 0;

    arr_each (k, count) {
        const char c = lines[k].text.len == 0 ? '-' : lines[k].text.ptr[0];

        if (lines[k].change != RESOLUTION_ADDED && from[i++] != c)
            return false;
        if (lines[k].change != RESOLUTION_REMOVED && to[j++] != c)
            return false;
        kept += lines[k].change == RESOLUTION_SAME;
    }
    return from[i] == '\0' && to[j] == '\0' && kept == same;
}

/* Every pair of short texts. */
static void comparing_all(void)
{
    enum { TEXTS = 4 * 4 * 4 * 4 };
    unsigned wrong = 0, pairs = 0;
    char from[8], to[8], from_text[16], to_text[16];

    for (unsigned x = 0; x < TEXTS; x++)
        for (unsigned y = 0; y < TEXTS; y++) {
            struct arena *a = arena_open(0);
            struct resolution_line *lines;
            size_t count;

            if (text_of(x, from, from_text) && text_of(y, to, to_text)) {
                resolution_compare(a, str_from(from_text), str_from(to_text), &lines, &count);
                wrong += !gives(lines, count, from, to, common(from, to));
                pairs++;
            }
            arena_close(a);
        }
    EQ_INT(wrong, 0, "as much as possible stays, and nothing is lost");
    OK(pairs > 5000, "thousands of pairs");
}

static void comparing_long(struct arena *a)
{
    static const struct {
        int lines;
        size_t same;
    } T[] = {{1000, 1}, {1001, 0}};
    struct resolution_line *lines;
    size_t count;

    arr_each (t, COUNT(T)) {
        struct buf many = buf_new(a, 0);
        size_t same[2] = {0};

        for (int i = 0; i < T[t].lines; i++)
            buf_printf(&many, "%d\n", i);
        resolution_compare(a, buf_view(&many), S("500"), &lines, &count);
        arr_each (i, count)
            same[0] += lines[i].change == RESOLUTION_SAME;
        resolution_compare(a, S("500"), buf_view(&many), &lines, &count);
        arr_each (i, count)
            same[1] += lines[i].change == RESOLUTION_SAME;
        EQ_INT(same[0], T[t].same, "up to a thousand lines are compared");
        EQ_INT(same[1], T[t].same, "either way round");
    }
}

static void voided(void)
{
    const struct resolution_vote vote = {
        .counted = true, .yes = 18, .no = 10, .abstain = 5, .present = 31, .all = 35};

    OK(!resolution_passed(RESOLUTION_OF_COMMITTEE, &vote), "more ballots than people are void");
}

static void by_hands(void)
{
    OK(!resolution_by_hands_alone(0, 0), "nothing was decided");
    OK(!resolution_by_hands_alone(1, 0), "by ballot, or typed");
    OK(resolution_by_hands_alone(1, 1), "a show of hands");
    OK(!resolution_by_hands_alone(2, 1), "the ballot after it");
    OK(resolution_by_hands_alone(2, 2), "twice by hands");
}

int main(void)
{
    struct arena *a = arena_open(0);

    documents();
    duties();
    replies();
    issuing();
    kinds();
    numbers(a);
    deadlines();
    comparing(a);
    comparing_all();
    comparing_long(a);
    voided();
    arena_close(a);
    by_hands();
    return tap_done();
}
