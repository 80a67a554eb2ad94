// SPDX-License-Identifier: MulanPSL-2.0
/* What a petitioner sees of his case and may say of it. */
#include "base/tap.h"
#include "modules/petition/petition_rules_follow.h"

static const struct date NONE = {0}, DAY = {2026, 3, 2}, LATER = {2026, 3, 9};
static const struct calendar CAL = {0};

static void gets_code(void)
{
    const struct petition_person crowd[] = {
        {.id = 1, .representative = true}, {.id = 2}, {.id = 3, .representative = true}};
    const struct petition_person pair[] = {{.id = 4}, {.id = 5}};

    OK(petition_gets_code(crowd, 3, 1) && petition_gets_code(crowd, 3, 3), "representatives");
    OK(!petition_gets_code(crowd, 3, 2), "not who only came along");
    OK(!petition_gets_code(crowd, 3, 4), "nor somebody else");
    OK(petition_gets_code(pair, 2, 4) && petition_gets_code(pair, 2, 5), "nobody was chosen");
    OK(!petition_gets_code(pair, 2, 1), "still of this case");
    OK(!petition_gets_code(NULL, 0, 1), "nobody is named");
}

static enum petition_result result(enum petition_state state, struct date replied,
                                   struct date answered, const char *outcome)
{
    return petition_result_of(&(struct petition){.state = state,
                                                 .replied_on = replied,
                                                 .answered_on = answered,
                                                 .outcome = str_from(outcome)});
}

static void results(void)
{
    EQ_INT(result(PETITION_ACCEPTED, NONE, NONE, ""), PETITION_RESULT_NONE, "none yet");
    EQ_INT(result(PETITION_ENDED, NONE, NONE, "refused"), PETITION_RESULT_END, "it just ended");
    EQ_INT(result(PETITION_REPLIED, DAY, NONE, ""), PETITION_RESULT_REPLY, "answered");
    EQ_INT(result(PETITION_IN_REVIEW, DAY, NONE, ""), PETITION_RESULT_REPLY,
           "while it is reviewed");
    EQ_INT(result(PETITION_ENDED, DAY, NONE, "solved"), PETITION_RESULT_REPLY, "and at the end");
    EQ_INT(result(PETITION_REVIEWED, DAY, LATER, ""), PETITION_RESULT_REVIEW, "reviewed");
    EQ_INT(result(PETITION_IN_RECHECK, DAY, LATER, ""), PETITION_RESULT_REVIEW, "until more comes");
    EQ_INT(result(PETITION_ENDED, DAY, LATER, "explained"), PETITION_RESULT_REVIEW, "ended so");
    EQ_INT(result(PETITION_RECHECKED, DAY, LATER, ""), PETITION_RESULT_RECHECK, "re-reviewed");
    EQ_INT(result(PETITION_ENDED, DAY, LATER, "final"), PETITION_RESULT_RECHECK, "for good");
    EQ_TEXT(petition_result_word(PETITION_RESULT_NONE), "", "no word");
    EQ_TEXT(petition_result_word(PETITION_RESULT_REPLY), "reply", "reply");
    EQ_TEXT(petition_result_word(PETITION_RESULT_REVIEW), "review", "review");
    EQ_TEXT(petition_result_word(PETITION_RESULT_RECHECK), "recheck", "recheck");
    EQ_TEXT(petition_result_word(PETITION_RESULT_END), "end", "end");
}

static void states(void)
{
    EQ_TEXT(petition_mine_state(&(struct petition){.state = PETITION_TRANSFERRED}), "transferred",
            "sent on");
    EQ_TEXT(
        petition_mine_state(&(struct petition){.state = PETITION_TRANSFERRED, .accepted_on = DAY}),
        "taken_on", "taken on there");
    EQ_TEXT(petition_mine_state(&(struct petition){.state = PETITION_REPLIED, .accepted_on = DAY}),
            "replied", "and answered");
}

/* The acts, newest first, as one word list. */
static void steps(const char *all, const char *want, const char *what)
{
    enum { MOST = 20 };
    struct petition_step in[MOST] = {{0}}, out[MOST];
    struct str rest = str_from(all), words = str_from(want), one;
    size_t n = 0, got;

    while (str_cut(&rest, ' ', &one))
        in[n++] = (struct petition_step){.act = one,
                                         .on = DAY,
                                         .organ_id = 7,
                                         .account_id = 8,
                                         .text = S("内部"),
                                         .word = S("w")};
    got = petition_mine_steps(in, n, out);
    n = 0;
    while (str_cut(&words, ' ', &one)) {
        OK(n < got && str_eq(out[n].act, one), what);
        n++;
    }
    EQ_INT(got, n, what);
    arr_each (i, got)
        OK(out[i].account_id == 0 && out[i].text.len == 0 && out[i].organ_id == 7 &&
               str_eqz(out[i].word, "w") && date_cmp(out[i].on, DAY) == 0,
           "by nobody, without what was written");
}

static void his_steps(void)
{
    steps("", "", "none");
    steps("end report tell take_on transfer register", "end report tell take_on transfer register",
          "what was done for him");
    steps("led supervise assign lead unlead unsupervise register", "register", "not who does it");
    steps("keep give_back transfer register", "transfer register",
          "that the organ objected is not his matter");
    steps("accept agree_back give_back tell transfer register", "accept register",
          "nor a transfer that was undone");
    steps("transfer take_back extend take_on transfer register", "transfer register",
          "of two the one that stands");
    steps("take_back report tell take_on transfer register", "report register",
          "what was answered stays answered");
    steps("end answer_recheck hearing ask_recheck answer_review ask_review reply extend accept "
          "register",
          "end answer_recheck hearing ask_recheck answer_review ask_review reply extend accept "
          "register",
          "the whole way");
}

static struct petition_due due(struct petition p)
{
    return petition_due_by_law(&p, &CAL, false);
}

static void dues(void)
{
    const struct petition sent = {.state = PETITION_TRANSFERRED,
                                  .matter = PETITION_LAW_CLAIM,
                                  .reachable = true,
                                  .received_on = DAY,
                                  .transferred_on = DAY,
                                  .report_on = LATER};
    struct petition p = sent;
    struct petition_due d = due(sent);

    EQ_TEXT(d.kind, "take_on", "the organ tells him");
    OK(date_cmp(d.on, (struct date){2026, 3, 17}) == 0, "in its fifteen days");
    p.accepted_on = DAY;
    d = due(p);
    EQ_TEXT(d.kind, "report", "then it finishes");
    OK(date_cmp(d.on, (struct date){2026, 5, 1}) == 0, "in sixty, whenever we want to hear");
    p.matter = PETITION_LAW_ADVICE;
    d = due(p);
    EQ_TEXT(d.kind, "", "of advice no clock runs for him");
    EQ_TEXT(d.article, "", "by no article");
    p.accepted_on = NONE;
    p.reachable = false;
    EQ_TEXT(due(p).kind, "", "nor can he be told");
    d = due((struct petition){.state = PETITION_REGISTERED, .reachable = true, .received_on = DAY});
    EQ_TEXT(d.kind, "tell", "what is ours to do he sees as we do");
    EQ_TEXT(due((struct petition){.state = PETITION_REPLIED}).kind, "", "answered: nothing");
}

static void reasons(void)
{
    OK(petition_mine_reason(S("refused")) && petition_mine_reason(S("told")) &&
           petition_mine_reason(S("elsewhere")),
       "why it was not taken up");
    OK(!petition_mine_reason(S("merged")) && !petition_mine_reason(S("withdrawn")) &&
           !petition_mine_reason(S("solved")) && !petition_mine_reason(S("")),
       "no other note of ours");
}

static void rights(void)
{
    const struct petition_due right = {.kind = "ask_review", .on = LATER, .article = ""};

    OK(!petition_right_over(&right, DAY), "he still may");
    OK(!petition_right_over(&right, LATER), "on the last day too");
    OK(petition_right_over(&right, (struct date){2026, 3, 10}), "the day after it is over");
}

static void elsewhere(void)
{
    struct petition p = {
        .state = PETITION_ENDED, .matter = PETITION_LAW_ARBITRATION, .outcome = S("elsewhere")};

    EQ_TEXT(petition_mine_elsewhere(&p), "《信访工作条例》第三十一条第二项", "by which article");
    p.outcome = S("withdrawn");
    EQ_TEXT(petition_mine_elsewhere(&p), "", "it ended otherwise");
}

int main(void)
{
    gets_code();
    results();
    states();
    his_steps();
    dues();
    reasons();
    rights();
    elsewhere();
    return tap_done();
}
