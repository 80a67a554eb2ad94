// SPDX-License-Identifier: MulanPSL-2.0
/** Suggestions about the same matter: while one is written, and over a whole session. */
#ifndef SUGGESTION_SIMILAR_H
#define SUGGESTION_SIMILAR_H
#include "modules/suggestion/suggestion.h"
#include "platform/search/similar.h"

/* Thousandths of the score of platform/search/similar.h, found on tests/data/similar_dev.tsv.
 * ALIKE: the same matter; SAME: so alike that the place does not matter; ISSUE: alike enough to be
 * grouped although the places differ. */
enum { SUGGESTION_ALIKE = 105, SUGGESTION_SAME = 250, SUGGESTION_ISSUE = 200 };
enum { SUGGESTION_LIKE_MOST = 5, SUGGESTION_SESSION_MOST = 2000 };

/** An empty model with the words of this module. */
struct similar_model *suggestion_similar_model(struct arena *a);
/** One matter of one place, as far as the words tell; or so alike that the place does not matter.
 */
bool suggestion_is_duplicate(const struct similar_result *r);

/** One that is like what is being written, and that the writer may see. */
struct suggestion_like {
    int64_t id;
    struct str title, people, state, url;
    struct similar_result why;
};
/** Those most like `text`, best first, at most SUGGESTION_LIKE_MOST; `own_id` is left out. */
MUST_CHECK enum status suggestion_like_typed(struct ctx *ctx, struct similar_text text,
                                             int64_t own_id, struct suggestion_like **out,
                                             size_t *out_count);

/** A suggestion of a session as it is compared. */
struct suggestion_compared {
    int64_t id, number;
    struct str number_text, title, body, deputy_name, organ_name;
    enum suggestion_kind kind;
    enum suggestion_state state;
};
struct suggestion_twins {
    size_t a, b; /* in `all`; b is the later one */
    struct similar_result why;
};
struct suggestion_issue {
    const size_t *members;
    size_t count;
    struct similar_result why; /* of its most alike two */
};
struct suggestion_likeness {
    struct suggestion_compared *all;
    size_t count;
    bool cut;                       /* the session has more than SUGGESTION_SESSION_MOST */
    struct suggestion_twins *twins; /* near duplicates, most alike first */
    size_t twins_count;
    struct suggestion_issue *issues; /* the same issue in several places, largest first */
    size_t issues_count;
};
/** Everything of a session that was tabled and is still alive. Takes long: for heavy routes. */
MUST_CHECK enum status suggestion_likeness(struct ctx *ctx, int64_t session_id,
                                           struct suggestion_likeness *out);

#endif
