// SPDX-License-Identifier: MulanPSL-2.0
/* Kinds, posts, who may sit where, order of a roll. */
#include "modules/body/body_rules.h"
#include "base/num.h"
#include "law/appointment_law.h"
#include "law/seat_law.h"

#define ORGANIC "《地方组织法》(2022-03-11)"

#define BIT(post) (1U << (post))

enum {
    LEADERS = BIT(BODY_CHAIR) | BIT(BODY_VICE_CHAIR),
    PLAIN = LEADERS | BIT(BODY_MEMBER),
    WITH_SECRETARY = PLAIN | BIT(BODY_SECRETARY_GENERAL)
};

static const struct {
    const char *word;
    unsigned posts;      /* without a secretary-general (county, township); 0: none are listed */
    unsigned posts_city; /* with one */
    bool counts, wants_deputy, one_chair, standing, leading;
    bool township, above; /* exists there */
    const char *needs, *posts_law;
} KINDS[BODY_KINDS] = {
    [BODY_CONGRESS] = {.word = "congress", .counts = true, .township = true, .above = true},
    [BODY_DELEGATION] = {.word = "delegation", .counts = true, .township = true, .above = true},
    [BODY_GROUP] = {.word = "group",
                    .posts = PLAIN,
                    .posts_city = PLAIN,
                    .wants_deputy = true,
                    .township = true,
                    .above = true},
    [BODY_PRESIDIUM] = {.word = "presidium",
                        .posts = WITH_SECRETARY | BIT(BODY_EXECUTIVE_CHAIR),
                        .posts_city = WITH_SECRETARY | BIT(BODY_EXECUTIVE_CHAIR),
                        .wants_deputy = true,
                        .above = true},
    [BODY_STANDING_COMMITTEE] = {.word = "standing_committee",
                                 .posts = PLAIN,
                                 .posts_city = WITH_SECRETARY,
                                 .wants_deputy = true,
                                 .one_chair = true,
                                 .above = true,
                                 .posts_law = ORGANIC "第47条"},
    [BODY_CHAIRMEN_MEETING] = {.word = "chairmen_meeting",
                               .posts = LEADERS,
                               .posts_city = LEADERS | BIT(BODY_SECRETARY_GENERAL),
                               .wants_deputy = true,
                               .one_chair = true,
                               .standing = true,
                               .leading = true,
                               .above = true,
                               .needs = ORGANIC "第54条第1款",
                               .posts_law = ORGANIC "第54条第1款"},
    [BODY_PARTY_GROUP] = {.word = "party_group",
                          .posts = PLAIN,
                          .posts_city = PLAIN,
                          .one_chair = true,
                          .above = true},
    [BODY_SPECIAL_COMMITTEE] = {.word = "special_committee",
                                .posts = PLAIN,
                                .posts_city = PLAIN,
                                .wants_deputy = true,
                                .one_chair = true,
                                .above = true,
                                .posts_law = ORGANIC "第34条第1款"},
    [BODY_TOWNSHIP_PRESIDIUM] = {.word = "township_presidium",
                                 .posts = PLAIN,
                                 .posts_city = PLAIN,
                                 .wants_deputy = true,
                                 .one_chair = true,
                                 .township = true,
                                 .posts_law = ORGANIC "第18条"},
    [BODY_CREDENTIALS] = {.word = "credentials",
                          .posts = PLAIN,
                          .posts_city = PLAIN,
                          .wants_deputy = true,
                          .one_chair = true,
                          .standing = true,
                          .township = true,
                          .above = true,
                          .needs = ORGANIC "第56条第2款"},
    [BODY_OTHER] = {.word = "other",
                    .posts = WITH_SECRETARY,
                    .posts_city = WITH_SECRETARY,
                    .township = true,
                    .above = true},
};

static const char *const POSTS[BODY_POSTS] = {
    [BODY_CHAIR] = "chair",           [BODY_EXECUTIVE_CHAIR] = "executive_chair",
    [BODY_VICE_CHAIR] = "vice_chair", [BODY_SECRETARY_GENERAL] = "secretary_general",
    [BODY_MEMBER] = "member",
};

const char *const BODY_REASONS[] = {"term",  "resigned", "removed", "recalled", "mandate",
                                    "moved", "died",     "other",   NULL};

const char *body_kind_word(enum body_kind kind)
{
    return KINDS[kind].word;
}

bool body_kind_parse(struct str word, enum body_kind *out)
{
    arr_each (i, BODY_KINDS) {
        if (str_eqz(word, KINDS[i].word)) {
            *out = (enum body_kind)i;
            return true;
        }
    }
    return false;
}

const char *body_post_word(enum body_post post)
{
    return POSTS[post];
}

bool body_post_parse(struct str word, enum body_post *out)
{
    arr_each (i, BODY_POSTS) {
        if (str_eqz(word, POSTS[i])) {
            *out = (enum body_post)i;
            return true;
        }
    }
    return false;
}

/* ---------------------------------------------------------------- who may sit where */

bool body_counts_deputies(enum body_kind kind)
{
    return KINDS[kind].counts;
}

bool body_wants_deputy(enum body_kind kind)
{
    return KINDS[kind].wants_deputy;
}

bool body_has_one_chair(enum body_kind kind)
{
    return KINDS[kind].one_chair;
}

bool body_kind_fits(enum body_kind kind, enum level level)
{
    return level == LEVEL_TOWNSHIP ? KINDS[kind].township : KINDS[kind].above;
}

bool body_post_fits(enum body_kind kind, enum level level, enum body_post post)
{
    const unsigned posts =
        appointment_law_has_secretary_general(level) ? KINDS[kind].posts_city : KINDS[kind].posts;

    return (posts & BIT(post)) != 0;
}

const char *body_post_article(enum body_kind kind)
{
    return KINDS[kind].posts_law;
}

/* What somebody is who holds a post in an organ of this kind; the rank makes no difference here. */
static enum appointment_law_office office_of(struct str organ_kind)
{
    static const struct {
        const char *organ_kind;
        enum appointment_law_office office;
    } OFFICES[] = {
        {"government", APPOINTMENT_LAW_GOVERNMENT_MEMBER},
        {"department", APPOINTMENT_LAW_GOVERNMENT_MEMBER},
        {"township", APPOINTMENT_LAW_GOVERNMENT_MEMBER},
        {"supervision", APPOINTMENT_LAW_SUPERVISION_MEMBER},
        {"court", APPOINTMENT_LAW_COURT_MEMBER},
        {"procuratorate", APPOINTMENT_LAW_PROCURATOR_MEMBER},
    };

    arr_each (i, COUNT(OFFICES)) {
        if (str_eqz(organ_kind, OFFICES[i].organ_kind))
            return OFFICES[i].office;
    }
    return APPOINTMENT_LAW_NO_OFFICE;
}

static enum appointment_law_seat seat_of(enum body_kind kind, enum body_post post)
{
    if (kind == BODY_STANDING_COMMITTEE)
        return APPOINTMENT_LAW_COMMITTEE_SEAT;
    if (kind == BODY_TOWNSHIP_PRESIDIUM && (post == BODY_CHAIR || post == BODY_VICE_CHAIR))
        return APPOINTMENT_LAW_TOWNSHIP_CHAIR;
    return APPOINTMENT_LAW_DEPUTY_SEAT;
}

bool body_bars_offices(enum body_kind kind)
{
    return kind == BODY_STANDING_COMMITTEE || kind == BODY_TOWNSHIP_PRESIDIUM;
}

enum status body_check_office(enum body_kind kind, enum body_post post, struct str organ_kind,
                              struct err *err)
{
    return appointment_law_check_office(seat_of(kind, post), office_of(organ_kind), err);
}

bool body_needs_standing_committee(enum body_kind kind)
{
    return KINDS[kind].standing;
}

bool body_needs_leading_post(enum body_kind kind)
{
    return KINDS[kind].leading;
}

const char *body_needs_article(enum body_kind kind)
{
    return KINDS[kind].needs;
}

bool body_reason_fits(struct str reason)
{
    for (const char *const *r = BODY_REASONS; *r != NULL; r++) {
        if (str_eqz(reason, *r))
            return true;
    }
    return false;
}

enum { LEAST_PEOPLE }; /* no statute of sizes begins to count before */

bool body_size_bounds(enum level level, uint32_t *out_least, uint32_t *out_most,
                      uint32_t *out_most_populous)
{
    const struct appointment_law_size size = appointment_law_committee_size(level, LEAST_PEOPLE);

    *out_least = size.min;
    *out_most = size.max;
    *out_most_populous = appointment_law_committee_size(level, UINT32_MAX).max;
    return size.max != 0;
}

bool body_presidium_fits(uint32_t members, struct date on, struct body_presidium_size *out)
{
    const struct seat_law_size size = seat_law_presidium_size();

    *out = (struct body_presidium_size){
        .least = size.least,
        .most = size.most,
        .most_populous = size.most_populous,
        .article = law_article(LAW_ARTICLE_TOWNSHIP_PRESIDIUM_SIZE, on),
    };
    return seat_law_presidium_fits(members);
}

enum status body_check_committee(enum body_kind kind, enum body_post post, bool in_session,
                                 struct date on, struct err *err)
{
    return kind == BODY_SPECIAL_COMMITTEE
               ? seat_law_check_committee(post == BODY_CHAIR, in_session, on, err)
               : ST_OK;
}

/* ---------------------------------------------------------------- time */

static bool ends_before(struct body_span a, struct date day)
{
    return !date_none(a.to) && date_cmp(a.to, day) < 0;
}

bool body_spans_meet(struct body_span a, struct body_span b)
{
    return !ends_before(a, b.from) && !ends_before(b, a.from);
}

static uint32_t seated_on(const struct body_span *spans, size_t count, struct date on)
{
    uint32_t n = 0;

    arr_each (i, count)
        n += body_spans_meet(spans[i], (struct body_span){on, on});
    return n;
}

/* Numbers rise only on days on which a seat is taken. */
uint32_t body_most_seated(const struct body_span *spans, size_t count, struct body_span during)
{
    uint32_t most = seated_on(spans, count, during.from);

    arr_each (i, count) {
        const struct body_span day = {spans[i].from, spans[i].from};

        if (body_spans_meet(day, during)) {
            const uint32_t n = seated_on(spans, count, spans[i].from);

            while (most < n)
                most++;
        }
    }
    return most;
}

/* ---------------------------------------------------------------- order */

static int by_number(size_t a, size_t b)
{
    return (a > b) - (a < b);
}

int body_roll_cmp(const struct body_member *a, size_t rank_a, const struct body_member *b,
                  size_t rank_b)
{
    const uint32_t place_a = a->place != 0 ? a->place : UINT32_MAX;
    const uint32_t place_b = b->place != 0 ? b->place : UINT32_MAX;

    if (a->post != b->post)
        return by_number(a->post, b->post);
    if (place_a != place_b)
        return by_number(place_a, place_b);
    return by_number(rank_a, rank_b);
}

static size_t digits_at(struct str s, size_t at)
{
    size_t n = 0;

    while (at + n < s.len && s.ptr[at + n] >= '0' && s.ptr[at + n] <= '9')
        n++;
    return n;
}

/* Where they part: within numbers, or at the first digits of both, the longer number is larger.
 * Before the first character there is no digit. */
int body_name_cmp(struct str a, struct str b)
{
    const size_t both = (size_t)num_min((int64_t)a.len, (int64_t)b.len);
    size_t at = 0, digits_a, digits_b;

    while (at != both && a.ptr[at] == b.ptr[at])
        at++;
    while (digits_at(a, at - 1) != 0)
        at--;
    digits_a = digits_at(a, at);
    digits_b = digits_at(b, at);
    if (digits_a != digits_b && digits_a > 0 && digits_b > 0)
        return by_number(digits_a, digits_b);
    return str_cmp(a, b);
}
