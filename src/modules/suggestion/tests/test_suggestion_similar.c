// SPDX-License-Identifier: MulanPSL-2.0
/* How well alike suggestions are told from those that only name the same place: precision and
 * recall, printed and held above a line. */
#include "base/tap.h"
#include "modules/suggestion/suggestion_similar.h"
#include "platform/search/similar.h"
#include "platform/sheet.h"
#include <errno.h>
#include <inttypes.h>
#include <unistd.h>

enum { GROUPS_MAX = 100, FILE_MAX = 1 << 20 };

/* A: a suggestion, B: the same in other words, C: another matter of the same place. */
struct group {
    size_t text[3];
};

struct corpus {
    struct arena *arena;
    struct similar_model *model;
    struct group groups[GROUPS_MAX];
    size_t count;
};

static struct str read_file(struct arena *a, const char *name)
{
    char path[1024], *bytes = arena_alloc(a, FILE_MAX);
    FILE *f;
    size_t len;

    snprintf(path, sizeof path, "%s/%s", DATA_DIR, name);
    f = fopen(path, "r");
    if (f == NULL) {
        printf("Bail out! %s: %s\n", path, strerror(errno));
        exit(1);
    }
    len = fread(bytes, 1, FILE_MAX, f);
    fclose(f);
    return (struct str){bytes, len};
}

static void read_corpus(struct corpus *c, const char *name)
{
    struct str text = read_file(c->arena, name), line, key, title;

    c->model = suggestion_similar_model(c->arena);
    while (str_cut(&text, '\n', &line)) {
        size_t which;

        if (line.len == 0 || line.ptr[0] == '#')
            continue;
        ASSERT(str_cut(&line, '\t', &key) && key.len == 4 && str_cut(&line, '\t', &title));
        which = (size_t)(key.ptr[3] - 'A');
        ASSERT(which < 3 && c->count + (which == 0) <= GROUPS_MAX);
        if (which == 0)
            c->count++;
        c->groups[c->count - 1].text[which] =
            similar_add(c->model, (struct similar_text){title, line});
    }
    similar_ready(c->model);
}

struct tally {
    size_t right, missed, wrong, negatives;
};

static bool alike(struct corpus *c, size_t a, size_t b)
{
    struct similar_result r;

    similar_compare(c->model, a, b, &r);
    return r.score >= SUGGESTION_ALIKE;
}

static size_t percent(size_t n, size_t of)
{
    return of == 0 ? 0 : (n * 1000 / of + 5) / 10;
}

/* Positives: A with B. Hard negatives: A with C. Easy ones: A with the B of other groups. */
static struct tally judge(struct corpus *c, size_t *out_easy)
{
    static const size_t STEPS[] = {1, 2, 5, 11, 17, 23};
    struct tally t = {0};

    *out_easy = 0;
    arr_each (i, c->count) {
        const struct group *g = &c->groups[i];

        if (alike(c, g->text[0], g->text[1]))
            t.right++;
        else
            t.missed++;
        t.wrong += alike(c, g->text[0], g->text[2]);
        t.negatives++;
        arr_each (k, COUNT(STEPS))
            *out_easy += alike(c, g->text[0], c->groups[(i + STEPS[k]) % c->count].text[1]);
    }
    return t;
}

static void half(const char *name, const char *what, size_t least_precision, size_t least_recall)
{
    struct corpus c = {.arena = arena_open(0)};
    struct tally t;
    size_t easy, precision, recall;

    read_corpus(&c, name);
    t = judge(&c, &easy);
    precision = percent(t.right, t.right + t.wrong);
    recall = percent(t.right, t.right + t.missed);
    printf("# %s: %zu rewordings, recall %zu%%; %zu hard negatives, %zu called alike; precision "
           "%zu%%; of %zu other pairs %zu called alike\n",
           what, t.right + t.missed, recall, t.negatives, t.wrong, precision, c.count * 6, easy);
    EQ_INT(c.count, 75, "75 groups");
    OK(precision >= least_precision, "precision");
    OK(recall >= least_recall, "recall");
    OK(easy * 100 <= c.count * 6, "other matters elsewhere are not alike");
    arena_close(c.arena);
}

/* ---- real messages: pairs that a reader found to be about one matter of one place ---- */

static const int64_t REAL[][2] = {
    {37042, 37042}, {100825, 104720}, {10689, 161993},  {19040, 19234},   {126447, 126462},
    {34961, 34994}, {1110, 1440},     {167053, 167074}, {154013, 154015},
};

static bool is_real(int64_t a, int64_t b)
{
    arr_each (i, COUNT(REAL))
        if ((REAL[i][0] == a && REAL[i][1] == b) || (REAL[i][0] == b && REAL[i][1] == a))
            return true;
    return false;
}

static void real(void)
{
    enum { ROWS_MAX = 600, PAIRS_MAX = 2000, NUMBER = 0, SUBJECT = 2, BODY = 4 };
    const char *root = getenv("RENDA_SHARED");
    struct arena *a = arena_open(0);
    struct similar_model *m = suggestion_similar_model(a);
    int64_t numbers[ROWS_MAX] = {0};
    struct similar_pair *pairs;
    size_t count = 0, found = 0, shown = 0, n;
    struct sheet_row row;
    struct sheet *sheet;
    struct err err;
    const char *path = str_printf(a, "%s/data/citizen_messages/附件2_有一级分类_495行.xlsx",
                                  root != NULL ? root : SHARED_DIR)
                           .ptr;

    if (access(path, R_OK) != 0) {
        OK(true, "real messages # SKIP the shared data directory is not here");
        arena_close(a);
        return;
    }
    ASSERT(sheet_open(a, &err, path, 0, &sheet) == ST_OK);
    while (sheet_next(sheet, &err, &row) == ST_OK && count < ROWS_MAX) {
        if (row.count <= BODY || !str_to_int(row.cells[NUMBER], &numbers[count]))
            continue;
        (void)similar_add(
            m, (struct similar_text){str_dup(a, row.cells[SUBJECT]), str_dup(a, row.cells[BODY])});
        count++;
    }
    similar_ready(m);
    n = similar_pairs(m, SUGGESTION_ALIKE, PAIRS_MAX, &pairs);
    arr_each (i, n) {
        struct similar_result r;

        similar_compare(m, pairs[i].a, pairs[i].b, &r);
        if (!suggestion_is_duplicate(&r))
            continue;
        shown++;
        found += is_real(numbers[pairs[i].a], numbers[pairs[i].b]);
        if (!is_real(numbers[pairs[i].a], numbers[pairs[i].b]))
            printf("#   also shown: %" PRId64 " %" PRId64 " score %u " STR_FMT "\n",
                   numbers[pairs[i].a], numbers[pairs[i].b], r.score, STR_ARG(r.place));
    }
    printf("# real messages: %zu of %zu pairs found, recall %zu%%; %zu shown, precision %zu%%\n",
           found, COUNT(REAL), percent(found, COUNT(REAL)), shown, percent(found, shown));
    EQ_INT(count, 495, "495 messages");
    OK(found * 10 >= COUNT(REAL) * 7, "most of the real pairs are found");
    arena_close(a);
}

static void reasons(void)
{
    struct corpus c = {.arena = arena_open(0)};
    struct similar_result r;

    c.model = suggestion_similar_model(c.arena);
    (void)similar_add(c.model, (struct similar_text){S("关于修复柳河镇石桥村村道的建议"),
                                                     S("石桥村水泥路坑洼不平，雨天积水。")});
    (void)similar_add(
        c.model, (struct similar_text){S("石桥村村道破损"), S("柳河镇石桥村的水泥路坑洼不平。")});
    (void)similar_add(c.model, (struct similar_text){S("关于石桥村老年食堂的建议"),
                                                     S("柳河镇石桥村独居老人吃饭难。")});
    (void)similar_add(c.model, (struct similar_text){S("关于修复云岭乡上坪村村道的建议"),
                                                     S("上坪村水泥路坑洼不平，雨天积水。")});
    similar_ready(c.model);
    similar_compare(c.model, 0, 1, &r);
    OK(r.score >= SUGGESTION_ALIKE && r.same_place, "the same road of the same village");
    EQ_STR(r.place, "柳河镇石桥村", "which one");
    OK(r.reasons_count > 0 && str_has(r.reasons[0], S("坑洼不平")), "what both say");
    similar_compare(c.model, 0, 2, &r);
    OK(r.score < SUGGESTION_ALIKE, "another matter of the same village");
    similar_compare(c.model, 0, 3, &r);
    OK(r.score >= SUGGESTION_SAME && r.other_place, "the same matter of another village");
    OK(!suggestion_is_duplicate(&r), "is no repetition");
    arena_close(c.arena);
}

static void odd(void)
{
    struct arena *a = arena_open(0);
    struct similar_model *m = suggestion_similar_model(a);
    struct similar_result r;
    struct similar_pair *pairs;

    (void)similar_add(m, (struct similar_text){S(""), S("")});
    (void)similar_add(m, (struct similar_text){S("。"), S("abc 123")});
    (void)similar_add(m, (struct similar_text){S("桥"), S("桥")});
    similar_ready(m);
    similar_compare(m, 0, 0, &r);
    EQ_INT(r.score, 0, "nothing is like nothing");
    similar_compare(m, 2, 2, &r);
    OK(r.score > 0, "a text is like itself");
    EQ_INT(similar_pairs(m, 1, 10, &pairs), 0, "no pairs");
    arena_close(a);
}

int main(void)
{
    half("similar_dev.tsv", "development half", 90, 85);
    half("similar_held.tsv", "held-out half", 85, 65);
    real();
    reasons();
    odd();
    return tap_done();
}
