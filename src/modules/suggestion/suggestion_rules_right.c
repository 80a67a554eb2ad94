// SPDX-License-Identifier: MulanPSL-2.0
/* Who may do what to a suggestion, and who may know of it. */
#include "modules/suggestion/suggestion_rules.h"

static bool is_author(const struct suggestion_who *w)
{
    return w->lead_deputy || w->cosigner || w->merged_author;
}

static bool is_unit(const struct suggestion_who *w)
{
    return w->handle && (w->unit_main || w->unit_joint);
}

/* The one who hands over, or the government's office for what went through it. */
static bool hands_over(const struct suggestion_who *w)
{
    return w->assign || (w->govern && w->via_government);
}

bool suggestion_may(const struct suggestion_who *w, enum suggestion_verb verb)
{
    if (w->system)
        return true;
    switch (verb) {
    case DO_ASK_CONFIRM:
    case DO_PULL_BACK:
    case DO_DISCARD:
        return w->lead_deputy && w->propose;
    case DO_SAVE:
    case DO_SUBMIT: /* the text is the deputy's; the office types what it gets on paper */
        return (w->lead_deputy && w->propose) || (w->register_ && w->on_paper);
    case DO_WITHDRAW: /* a written request goes to the office too */
    case DO_SET_CONFIDENTIAL:
        return (w->lead_deputy && w->propose) || w->register_;
    case DO_CONFIRM:
    case DO_AGREE_WITHDRAW:
        return w->cosigner;
    case DO_ACCEPT:
    case DO_RETURN:
    case DO_ASK_MORE:
    case DO_MERGE:
    case DO_CONVERT:
    case DO_HAND_UP:
    case DO_UP_ANSWER:
    case DO_CLASSIFY:
        return w->register_;
    case DO_PLAN:
    case DO_HAND_OVER:
    case DO_DECIDE_EXTENSION:
        return w->assign;
    case DO_HAND_ON:
    case DO_DECIDE_DISPUTE:
    case DO_REASSIGN:
        return hands_over(w);
    case DO_SIGN:
    case DO_GIVE_BACK:
    case DO_CONTACT:
    case DO_PROGRESS:
        return is_unit(w);
    case DO_ASK_EXTENSION:
    case DO_ASK_ADVICE:
    case DO_DRAFT_REPLY:
    case DO_SUBMIT_REPLY:
    case DO_SEND_REPLY:
    case DO_REPORT_PROMISE:
        return w->handle && w->unit_main;
    case DO_ADVISE:
        return w->handle && w->unit_joint;
    case DO_SIGN_OFF:
        return w->sign_off && w->unit_main;
    case DO_CHECK_CONTACT:
        return is_author(w);
    case DO_RATE:
        return is_author(w) || w->register_;
    case DO_CONFIRM_PROMISE:
        return w->supervise || w->lead_deputy;
    case DO_RATE_PROMISE:
        return w->lead_deputy || w->register_;
    case DO_MAKE_KEY:
    case DO_DECIDE:
        return w->decide;
    case DO_END_KEY:
        return w->decide || w->key_leader;
    case DO_SUPERVISE:
        return w->supervise || w->key_leader || w->lead_deputy;
    case DO_REMIND:
        return w->supervise || w->key_leader || (w->govern && w->via_government);
    case DO_PUBLISH:
        return w->publish;
    case DO_EXCLUDE:
    case SUGGESTION_VERBS:
        return false;
    }
    return false;
}

bool suggestion_visible(const struct suggestion_who *w, enum suggestion_state state)
{
    if (w->system || w->lead_deputy || w->cosigner)
        return true;
    if (state == SUGGESTION_DRAFT || state == SUGGESTION_CONFIRMING)
        return false;
    return w->read_all || w->merged_author || w->unit_main || w->unit_joint || w->key_leader ||
           (w->govern && w->via_government) || w->is_public;
}
