// SPDX-License-Identifier: MulanPSL-2.0
/* Topics learnt from examples; and macro-F1 on real messages, five-fold. */
#include "base/tap.h"
#include "modules/opinion/opinion_bayes.h"
#include "modules/opinion/opinion_words.h"
#include "platform/sheet.h"
#include <stdlib.h>
#include <unistd.h>

enum { FOLDS = 5, LABELS = 20, MESSAGES = 600 };

static bool has_word(const struct bayes_guess *g, const char *word)
{
    arr_each (i, g->words_count)
        if (str_eqz(g->words[i], word))
            return true;
    return false;
}

static struct bayes *taught(struct arena *a)
{
    struct bayes *b = bayes_new(a);

    bayes_teach(b, 7, S("公交车太少"), S("希望增加公交车，站台没有雨棚"));
    bayes_teach(b, 7, S("公交改线"), S("公交车改了路线，老人坐车不方便"));
    bayes_teach(b, 9, S("学校收费"), S("学校开学收费没有公示，请教育局查一查"));
    bayes_teach(b, 9, S("学校门口"), S("学校放学时秩序乱，请老师值班"));
    bayes_ready(b);
    return b;
}

static bool not_seven(const void *arg, int64_t class)
{
    (void)arg;
    return class != 7;
}

static void learns(struct arena *a)
{
    struct bayes *b = taught(a), *again;
    struct bayes_guess g[3];
    struct str bytes;

    EQ_INT(bayes_texts(b), 4, "four texts");
    EQ_INT(bayes_guess(a, b, S("公交车不来"), S("等了很久"), NULL, NULL, g, 3), 2, "two topics");
    EQ_INT(g[0].class, 7, "it is about the bus");
    OK(g[0].share > 500 && g[0].share + g[1].share <= 1000, "more likely than not");
    OK(has_word(&g[0], "公交车") || has_word(&g[0], "公交"), "and says by which word");
    printf("# %zu words, first " STR_FMT "\n", g[0].words_count, STR_ARG(g[0].words[0]));
    bytes = bayes_pack(a, b);
    again = bayes_open(a, bytes);
    OK(again != NULL, "kept as bytes");
    EQ_INT(bayes_guess(a, again, S("学校"), S("老师"), NULL, NULL, g, 1), 1, "one is asked for");
    EQ_INT(g[0].class, 9, "it is about the school");
    EQ_INT(bayes_guess(a, again, S("公交车"), S(""), not_seven, NULL, g, 3), 1, "one left out");
    EQ_INT(g[0].class, 9, "the other one remains");
    EQ_INT(g[0].share, 1000, "for certain");
    EQ_INT(g[0].words_count, 0, "no word spoke for it");
    for (size_t len = 0; len < bytes.len; len += 7)
        if (bayes_open(a, (struct str){bytes.ptr, len}) != NULL)
            OK(false, "half of the bytes are no model");
    OK(bayes_open(a, S("something else that is long enough")) == NULL, "nor is anything else");
    EQ_INT(bayes_guess(a, bayes_new(a), S("公交车"), S(""), NULL, NULL, g, 3), 0,
           "who has learnt nothing guesses nothing");
}

static void words(struct arena *a)
{
    struct opinion_words w;

    opinion_words_of(a, S(""), S(""), &w);
    EQ_INT(w.count, 0, "no words in nothing");
    opinion_words_of(a, S("路灯"), S("路灯ABC 12345 坏"), &w);
    EQ_INT(w.count, 1, "letters, numbers and single characters are left out");
    OK(w.at[0].whole && w.at[0].weight == BAYES_TITLE, "the title counts more");
}

/* ---------------------------------------------------------------- real messages */

struct message {
    struct str label, title, body;
};
struct messages {
    struct message at[MESSAGES];
    size_t count;
    struct str labels[LABELS];
    size_t labels_count;
};

static size_t label_of(struct messages *m, struct str label)
{
    arr_each (i, m->labels_count)
        if (str_eq(m->labels[i], label))
            return i;
    ASSERT(m->labels_count < LABELS);
    m->labels[m->labels_count] = label;
    return m->labels_count++;
}

static bool read_all(struct arena *a, const char *path, struct messages *out)
{
    struct err err = {0};
    struct sheet *s;
    struct sheet_row row;

    if (access(path, R_OK) != 0 || sheet_open(a, &err, path, 0, &s) != ST_OK)
        return false;
    ASSERT(sheet_next(s, &err, &row) == ST_OK);
    while (out->count < MESSAGES && sheet_next(s, &err, &row) == ST_OK) {
        if (row.count < 6)
            continue;
        out->at[out->count++] = (struct message){str_dup(a, row.cells[5]), str_dup(a, row.cells[2]),
                                                 str_dup(a, row.cells[4])};
        (void)label_of(out, out->at[out->count - 1].label);
    }
    return out->count > 0;
}

/* Predictions of a fold by what the other four teach. */
static void fold(struct messages *m, size_t n, size_t hit[LABELS], size_t said[LABELS],
                 size_t is[LABELS])
{
    struct arena *a = arena_open(0);
    struct bayes *b = bayes_new(a);

    arr_each (i, m->count)
        if (i % FOLDS != n)
            bayes_teach(b, (int64_t)label_of(m, m->at[i].label) + 1, m->at[i].title, m->at[i].body);
    bayes_ready(b);
    arr_each (i, m->count) {
        const size_t want = label_of(m, m->at[i].label);
        struct bayes_guess g;
        size_t got;

        if (i % FOLDS != n)
            continue;
        ASSERT(bayes_guess(a, b, m->at[i].title, m->at[i].body, NULL, NULL, &g, 1) == 1);
        got = (size_t)g.class - 1;
        is[want]++;
        said[got]++;
        hit[got] += got == want;
    }
    arena_close(a);
}

static void measured(struct arena *a)
{
    const char *root = getenv("RENDA_SHARED");
    const char *path = str_printf(a, "%s/data/citizen_messages/附件2_有一级分类_495行.xlsx",
                                  root != NULL ? root : SHARED_DIR)
                           .ptr;
    struct messages *m = arena_new(a, struct messages);
    size_t hit[LABELS] = {0}, said[LABELS] = {0}, is[LABELS] = {0}, right = 0;
    double f1 = 0;

    if (!read_all(a, path, m)) {
        OK(true, "real messages # SKIP the shared data directory is not here");
        return;
    }
    for (size_t n = 0; n < FOLDS; n++)
        fold(m, n, hit, said, is);
    arr_each (i, m->labels_count) {
        const double one = 2.0 * (double)hit[i] / (double)(said[i] + is[i]);

        printf("# " STR_FMT ": %zu messages, F1 %.3f\n", STR_ARG(m->labels[i]), is[i], one);
        f1 += one;
        right += hit[i];
    }
    f1 /= (double)m->labels_count;
    printf("# %zu messages, %zu topics, five-fold: macro-F1 %.3f, right %.3f\n", m->count,
           m->labels_count, f1, (double)right / (double)m->count);
    EQ_INT(m->labels_count, 7, "seven topics");
    OK(f1 > 0.8, "macro-F1 over 0.8");
}

int main(void)
{
    struct arena *a = arena_open(0);

    learns(a);
    words(a);
    measured(a);
    arena_close(a);
    return tap_done();
}
