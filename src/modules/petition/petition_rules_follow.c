// SPDX-License-Identifier: MulanPSL-2.0
/* The petitioner's own view, decided. */
#include "modules/petition/petition_rules_follow.h"

bool petition_gets_code(const struct petition_person *all, size_t count, int64_t person_id)
{
    const struct petition_person *him = NULL;
    bool chosen = false;

    arr_each (i, count) {
        chosen = chosen || all[i].representative;
        if (all[i].id == person_id)
            him = &all[i];
    }
    return him != NULL && (him->representative || !chosen);
}

enum petition_result petition_result_of(const struct petition *p)
{
    if (date_none(p->replied_on))
        return p->state == PETITION_ENDED ? PETITION_RESULT_END : PETITION_RESULT_NONE;
    if (p->state == PETITION_RECHECKED || str_eqz(p->outcome, "final"))
        return PETITION_RESULT_RECHECK;
    return date_none(p->answered_on) ? PETITION_RESULT_REPLY : PETITION_RESULT_REVIEW;
}

const char *petition_result_word(enum petition_result result)
{
    static const char *const WORDS[] = {
        [PETITION_RESULT_NONE] = "",         [PETITION_RESULT_REPLY] = "reply",
        [PETITION_RESULT_REVIEW] = "review", [PETITION_RESULT_RECHECK] = "recheck",
        [PETITION_RESULT_END] = "end",
    };

    return WORDS[result];
}

const char *petition_mine_state(const struct petition *p)
{
    if (p->state == PETITION_TRANSFERRED && !date_none(p->accepted_on))
        return "taken_on";
    return petition_state_word(p->state);
}

#define SENT "transfer take_on tell extend"
#define HIS                                                                                        \
    "register accept report reply ask_review answer_review ask_recheck hearing answer_recheck end"

size_t petition_mine_steps(const struct petition_step *all, size_t count, struct petition_step *out)
{
    bool undone = false;
    size_t n = 0;

    arr_each (i, count) {
        const struct petition_step *s = &all[i];

        undone = undone || petition_word_among(s->act, "agree_back take_back");
        if (!petition_word_among(s->act, HIS) && (undone || !petition_word_among(s->act, SENT)))
            continue;
        out[n] = (struct petition_step){.id = s->id,
                                        .organ_id = s->organ_id,
                                        .act = s->act,
                                        .on = s->on,
                                        .word = s->word,
                                        .text = S("")};
        n++;
    }
    return n;
}

bool petition_mine_reason(struct str outcome)
{
    return petition_word_among(outcome, "refused elsewhere told");
}

bool petition_right_over(const struct petition_due *right, struct date today)
{
    return date_cmp(right->on, today) < 0;
}

const char *petition_mine_elsewhere(const struct petition *p)
{
    return str_eqz(p->outcome, "elsewhere") ? petition_law_elsewhere_article(p->matter) : "";
}
