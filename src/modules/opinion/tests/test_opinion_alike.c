// SPDX-License-Identifier: MulanPSL-2.0
/* How well opinions about one matter are told from others: precision and recall, printed and held
 * above a line, for rewordings, for other matters of the same place, and for real messages. */
#include "base/tap.h"
#include "modules/opinion/opinion_similar.h"
#include "opinion_similar_words.h"
#include "platform/sheet.h"
#include <inttypes.h>
#include <stdlib.h>
#include <unistd.h>

enum { GROUPS_MAX = 100, FILE_MAX = 1 << 20, WAYS = 3 };

/* A: somebody says it, B: somebody else in other words, C: another matter of the same place. */
struct corpus {
    struct arena *arena;
    struct similar_model *model;
    size_t groups[GROUPS_MAX][WAYS];
    size_t count;
};

static struct similar_model *model_of(struct arena *a)
{
    return similar_model(a, str_from(similar_words_txt));
}

static struct str read_file(struct arena *a, const char *name)
{
    char *bytes = arena_alloc(a, FILE_MAX);
    FILE *f = fopen(str_printf(a, "%s/%s", DATA_DIR, name).ptr, "r");
    size_t len;

    ASSERT(f != NULL);
    len = fread(bytes, 1, FILE_MAX, f);
    fclose(f);
    return (struct str){bytes, len};
}

/* A citizen does not write 关于…的建议. */
static struct str plain(struct str title)
{
    const struct str head = S("关于"), tail = S("的建议");

    if (str_starts(title, head))
        title = (struct str){title.ptr + head.len, title.len - head.len};
    if (str_ends(title, tail))
        title.len -= tail.len;
    return title;
}

static void read_corpus(struct corpus *c, const char *name)
{
    struct str text = read_file(c->arena, name), line, key, title;

    c->model = model_of(c->arena);
    while (str_cut(&text, '\n', &line)) {
        size_t which;

        if (line.len == 0 || line.ptr[0] == '#')
            continue;
        ASSERT(str_cut(&line, '\t', &key) && key.len == 4 && str_cut(&line, '\t', &title));
        which = (size_t)(key.ptr[3] - 'A');
        c->count += which == 0;
        ASSERT(which < WAYS && c->count <= GROUPS_MAX);
        c->groups[c->count - 1][which] =
            similar_add(c->model, (struct similar_text){plain(title), line});
    }
    similar_ready(c->model);
}

static bool alike(struct similar_model *m, size_t a, size_t b)
{
    struct similar_result r;

    similar_compare(m, a, b, &r);
    return opinion_is_alike(&r);
}

static size_t percent(size_t n, size_t of)
{
    return of == 0 ? 0 : (n * 1000 / of + 5) / 10;
}

static void half(const char *name, const char *what, size_t least_precision, size_t least_recall)
{
    struct corpus c = {.arena = arena_open(0)};
    size_t right = 0, wrong = 0, precision, recall;

    read_corpus(&c, name);
    arr_each (i, c.count) {
        right += alike(c.model, c.groups[i][0], c.groups[i][1]);
        wrong += alike(c.model, c.groups[i][0], c.groups[i][2]);
    }
    precision = percent(right, right + wrong);
    recall = percent(right, c.count);
    printf("# %s: %zu rewordings, recall %zu%%; %zu hard negatives, %zu called alike; precision "
           "%zu%%\n",
           what, c.count, recall, c.count, wrong, precision);
    EQ_INT(c.count, 75, "75 groups");
    OK(precision >= least_precision, "precision");
    OK(recall >= least_recall, "recall");
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

enum { ROWS_MAX = 600, PAIRS_MAX = 2000, NUMBER = 0, SUBJECT = 2, BODY = 4 };

/* The messages into the model, their numbers beside; 0: they are not here. */
static size_t read_messages(struct arena *a, struct similar_model *m, int64_t numbers[ROWS_MAX])
{
    const char *root = getenv("RENDA_SHARED");
    const char *path = str_printf(a, "%s/data/citizen_messages/附件2_有一级分类_495行.xlsx",
                                  root != NULL ? root : SHARED_DIR)
                           .ptr;
    struct sheet_row row;
    struct sheet *sheet;
    struct err err;
    size_t count = 0;

    if (access(path, R_OK) != 0)
        return 0;
    ASSERT(sheet_open(a, &err, path, 0, &sheet) == ST_OK);
    while (sheet_next(sheet, &err, &row) == ST_OK && count < ROWS_MAX) {
        if (row.count <= BODY || !str_to_int(row.cells[NUMBER], &numbers[count]))
            continue;
        (void)similar_add(
            m, (struct similar_text){str_dup(a, row.cells[SUBJECT]), str_dup(a, row.cells[BODY])});
        count++;
    }
    similar_ready(m);
    return count;
}

static void real(void)
{
    struct arena *a = arena_open(0);
    struct similar_model *m = model_of(a);
    int64_t numbers[ROWS_MAX] = {0};
    const size_t count = read_messages(a, m, numbers);
    struct similar_pair *pairs;
    size_t found = 0, shown = 0, n;

    if (count == 0) {
        OK(true, "real messages # SKIP the shared data directory is not here");
        arena_close(a);
        return;
    }
    n = similar_pairs(m, OPINION_ALIKE, PAIRS_MAX, &pairs);
    arr_each (i, n) {
        if (!alike(m, pairs[i].a, pairs[i].b))
            continue;
        shown++;
        found += is_real(numbers[pairs[i].a], numbers[pairs[i].b]);
    }
    printf("# real messages: %zu of %zu pairs found, recall %zu%%; %zu shown, precision %zu%%\n",
           found, COUNT(REAL), percent(found, COUNT(REAL)), shown, percent(found, shown));
    EQ_INT(count, 495, "495 messages");
    OK(found * 10 >= COUNT(REAL) * 7, "most of the real pairs are found");
    OK(shown <= 40, "and the office is not asked about many others");
    arena_close(a);
}

int main(void)
{
    half("similar_dev.tsv", "development half", 95, 80);
    half("similar_held.tsv", "held-out half", 95, 70);
    real();
    return tap_done();
}
