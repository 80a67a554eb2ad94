// SPDX-License-Identifier: MulanPSL-2.0
/** What the tests of a meeting's day share: a standing committee of 35 and its meeting. */
#ifndef HALLTEST_H
#define HALLTEST_H
#include "modules/meeting/meeting_actions.h"
#include "modules/meeting/meeting_store_hall.h"
#include "modules/tests/modtest.h"
#include "modules/vote/vote_actions.h"

enum { MEMBERS = 35 };

struct hall {
    struct ctx *ctx;
    int64_t id, items[3];
    struct meeting_person *people;
};

struct noticing {
    int64_t id;
};

/** The notice goes out (input: struct noticing). */
enum status notice_tx(struct ctx *ctx, const void *input);
/** A meeting of three items, not yet noticed. */
struct hall hall_of(struct ctx *ctx);
/** Members from…to sign in at the desk. */
void come(struct hall *h, size_t from, size_t to);
struct meeting_presence there(struct hall *h);
int64_t version(struct hall *h);
enum status opened(struct hall *h);
/** A vote of the item, by name by device; 0 if it was refused. */
int64_t vote_for(struct hall *h, size_t item, enum meeting_vote_role role);
#endif
