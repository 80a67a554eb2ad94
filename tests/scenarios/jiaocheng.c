// SPDX-License-Identifier: MulanPSL-2.0
/* April 2021, the first session of the seventeenth congress of 交城: 186 deputies. The report says
 * that all whom it elected had every vote, but for single votes against or abstaining with
 * individual members of the standing committee, and that 25 deputies to the city's congress were
 * elected. The people and the number of posts are invented; the law's one more candidate than seats
 * (Organic Law art. 27, Election Law art. 31) is kept. */
#include "meetings.h"
#include "modules/vote/vote.h"
#include "modules/vote/vote_actions.h"
#include "platform/db.h"

enum { ALL_DEPUTIES = 186, CITY_DEPUTIES = 25, MEMBERS = 15, CANDIDATES_MAX = 64 };

/* What a row of the count is: who was not wholly for whom. */
struct poll {
    const char *title;
    enum vote_law_post post;
    unsigned seats, candidates;
    unsigned first;         /* the first candidate, among the deputies */
    int abstained, against; /* index of the candidate with one such vote, -1: none */
};

static const struct poll POLLS[] = {
    {"选举县人大常委会主任", VOTE_LAW_CHIEF, 1, 1, 0, -1, -1},
    {"选举县人大常委会副主任", VOTE_LAW_VICE, 4, 5, 1, -1, -1},
    {"选举县人大常委会委员", VOTE_LAW_MEMBER, MEMBERS, 17, 6, 3, 9},
    {"选举县长", VOTE_LAW_CHIEF, 1, 1, 30, -1, -1},
    {"选举副县长", VOTE_LAW_VICE, 5, 6, 31, -1, -1},
    {"选举县监察委员会主任", VOTE_LAW_CHIEF, 1, 1, 40, -1, -1},
    {"选举县人民法院院长", VOTE_LAW_CHIEF, 1, 1, 41, -1, -1},
    {"选举县人民检察院检察长", VOTE_LAW_CHIEF, 1, 1, 42, -1, -1},
    {"选举吕梁市第四届人大代表", VOTE_LAW_DEPUTY, CITY_DEPUTIES, 30, 60, -1, -1},
};

struct sums {
    unsigned elected, unanimous, single; /* single: all votes but one */
    uint32_t worst;                      /* most votes not for somebody elected */
    unsigned city;
};

static int64_t prepare(struct house *h, const struct poll *p)
{
    struct vote_option options[CANDIDATES_MAX];
    const struct vote_new in = {
        .kind = VOTE_ELECTION,
        .method = VOTE_PAPER,
        .secret = true,
        .title = str_from(p->title),
        .origin = "scenario",
        .body_id = h->congress,
        .on = h->ctx->today,
        .rule = VOTE_HALF_OF_ALL,
        .matter = VOTE_LAW_ELECTION,
        .check_candidates = true,
        .post = p->post,
        .occasion = VOTE_LAW_FIRST,
        .seats = p->seats,
        .write_in = true,
        .options = options,
        .options_count = p->candidates,
    };
    int64_t id = 0;

    for (unsigned i = 0; i < p->candidates; i++)
        options[i] = (struct vote_option){.name = h->names[p->first + i],
                                          .deputy_id = h->deputies[p->first + i]};
    SURE(h, vote_create(h->ctx, &in, &id));
    return id;
}

static void everybody_is_there(struct house *h, int64_t vote)
{
    static struct vote_voter voters[ALL_DEPUTIES];
    struct body_member *members;
    uint32_t whole;
    size_t count;

    SURE(h, body_members_at(h->ctx, h->congress, h->ctx->today, &members, &count));
    SURE(h, body_whole_at(h->ctx, h->congress, h->ctx->today, &whole));
    ASSERT(count == ALL_DEPUTIES);
    arr_each (i, count)
        voters[i] = (struct vote_voter){
            .deputy_id = members[i].deputy_id, .name = members[i].name, .present = true};
    SURE(h, vote_open(h->ctx, vote, voters, count, whole));
}

/* The first `seats` candidates have all votes; who stood beside them for the law's sake has none.
 */
static void count_by(struct house *h, const struct actor *teller, int64_t vote,
                     const struct poll *p, enum vote_entries want)
{
    struct vote_count_line lines[CANDIDATES_MAX] = {0};
    const struct vote_count count = {
        .ballots = ALL_DEPUTIES, .lines = lines, .lines_count = p->candidates};
    enum vote_entries state;

    for (unsigned i = 0; i < p->candidates; i++) {
        if (i < p->seats)
            lines[i].yes = ALL_DEPUTIES;
        else
            lines[i].abstain = ALL_DEPUTIES;
    }
    if (p->abstained >= 0) {
        lines[p->abstained].yes--;
        lines[p->abstained].abstain++;
    }
    if (p->against >= 0) {
        lines[p->against].yes--;
        lines[p->against].no++;
    }
    h->ctx->actor = teller;
    SURE(h, vote_enter_count(h->ctx, vote, &count, &state));
    h->ctx->actor = h->system;
    EQ_INT(state, want, "a teller's count");
}

static void read_result(struct house *h, int64_t vote, const struct poll *p, struct sums *s)
{
    struct vote_result r;
    unsigned elected = 0;

    SURE(h, vote_result(h->ctx, vote, &r));
    EQ_INT(r.needed, ALL_DEPUTIES / 2 + 1, p->title);
    OK(r.passed && r.valid_round && r.ballots == ALL_DEPUTIES, "all seats are filled");
    OK(r.article.len > 0 && r.formula.len > 0, "with formula and article");
    arr_each (i, r.lines_count) {
        const struct vote_line *l = &r.lines[i];

        if (!l->passed)
            continue;
        elected++;
        s->unanimous += l->yes == r.ballots;
        s->single += l->yes == r.ballots - 1 && l->no + l->abstain == 1;
        s->worst = l->no + l->abstain > s->worst ? l->no + l->abstain : s->worst;
    }
    EQ_INT(elected, p->seats, "as many as there are seats");
    s->elected += elected;
    s->city += p->post == VOTE_LAW_DEPUTY ? elected : 0;
}

static const struct actor *teller(struct house *h, const char *login, size_t deputy)
{
    const struct account_new in = {
        .login = str_from(login), .name = h->names[deputy], .role = "operator"};
    struct actor *a = arena_new(h->ctx->arena, struct actor);
    int64_t id = 0;

    SURE(h, account_create(h->ctx, &in, &id));
    *a = *h->system;
    a->account_id = id;
    a->name = in.name;
    return a;
}

/* Who was elected takes the seat, and the county has a standing committee of twenty. */
static void take_seats(struct house *h)
{
    const int64_t committee = house_body(h, BODY_STANDING_COMMITTEE, "交城县人大常委会", 20);
    struct body_member *members;
    size_t count;

    house_seat(h, committee, 0, BODY_CHAIR);
    for (size_t i = 1; i <= 4; i++)
        house_seat(h, committee, i, BODY_VICE_CHAIR);
    for (size_t i = 6; i < 6 + MEMBERS; i++)
        house_seat(h, committee, i, BODY_MEMBER);
    SURE(h, body_members_at(h->ctx, committee, h->ctx->today, &members, &count));
    EQ_INT(count, 20, "the standing committee sits");
}

void jiaocheng_2021(struct journaltest *t)
{
    const struct actor *a, *b;
    struct sums s = {0};
    struct house h;

    house_found(&h, t->ctx, "交城县人民代表大会", "交城县", 17, (struct date){2021, 4, 15},
                ALL_DEPUTIES);
    a = teller(&h, "jipiao1", 100);
    b = teller(&h, "jipiao2", 101);
    arr_each (i, COUNT(POLLS)) {
        const int64_t vote = prepare(&h, &POLLS[i]);

        everybody_is_there(&h, vote);
        count_by(&h, a, vote, &POLLS[i], VOTE_ENTRIES_ONE);
        count_by(&h, b, vote, &POLLS[i], VOTE_ENTRIES_AGREE);
        SURE(&h, vote_close(h.ctx, vote));
        read_result(&h, vote, &POLLS[i], &s);
        SURE(&h, vote_announce(h.ctx, vote));
    }
    take_seats(&h);
    EQ_INT(s.worst, 1, "no more than one vote abstaining or against (jiaocheng2021-06)");
    EQ_INT(s.single, 2, "and that with individual members");
    EQ_INT(s.unanimous, s.elected - s.single, "all others by every vote (jiaocheng2021-07)");
    EQ_INT(s.city, CITY_DEPUTIES, "25 deputies to the city (jiaocheng2021-08)");
    EQ_INT(dbtest_int(t->ctx, "SELECT count(*) FROM vote_v_result WHERE state = 'announced'"),
           COUNT(POLLS), "every result is in the list");
}
