// SPDX-License-Identifier: MulanPSL-2.0
/* The public form: codes, tokens, proofs, subjects. */
#include "base/tap.h"
#include "modules/opinion/opinion_rules_public.h"

static struct arena *arena;

static void test_code(void)
{
    static const uint8_t RANDOM[][OPINION_CODE_RANDOM] = {
        {0, 0, 0, 0, 0, 0, 0},
        {0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff},
        {0x12, 0x34, 0x56, 0x78, 0x9a, 0xbc, 0xde},
    };
    static const char *const WANT[] = {"aaaaaaaaaaaa", "99999999999h", "8grxj63kwte3"};
    char code[OPINION_CODE_SIZE], back[OPINION_CODE_SIZE];

    for (size_t i = 0; i < COUNT(WANT); i++) {
        opinion_code_make(RANDOM[i], code);
        EQ_TEXT(code, WANT[i], "a code of seven bytes");
        OK(opinion_code_read(str_from(code), back) && strcmp(code, back) == 0, "comes back");
    }
    EQ_STR(opinion_code_show(arena, code), "8GRX-J63K-WTE3", "as people read it");
    EQ_STR(opinion_code_show(arena, "aaaaaaaaaaaa"), "AAAA-AAAA-AAAA", "in capitals");
    OK(opinion_code_read(S(" 8GRX-j63k wTE3 "), back), "case, blanks, hyphens");
    EQ_TEXT(back, "8grxj63kwte3", "do not count");
    OK(!opinion_code_read(S("8grxj63kwte"), back), "too short");
    OK(!opinion_code_read(S("8grxj63kwte3a"), back), "too long");
    OK(!opinion_code_read(S("8grxj63kwteo"), back), "a letter that we never use");
    OK(!opinion_code_read(S("8grxj63kwte\xe4"), back), "bytes of something else");
    OK(!opinion_code_read((struct str){"8grxj63kwte", 12}, back), "NUL is no letter");
    OK(!opinion_code_read(S("{grxj63kwte3"), back), "nor what stands beside them");
    OK(!opinion_code_read(S(""), back), "nothing");
}

/* As it is shown, so it comes back. */
static void test_shown(void)
{
    char code[OPINION_CODE_SIZE], back[OPINION_CODE_SIZE];
    uint8_t random[OPINION_CODE_RANDOM];
    uint32_t n = 1;
    int good = 0;

    for (int i = 0; i < 500; i++) {
        for (size_t k = 0; k < sizeof random; k++) {
            n = n * 1664525u + 1013904223u;
            random[k] = (uint8_t)(n >> 24);
        }
        opinion_code_make(random, code);
        good += opinion_code_read(opinion_code_show(arena, code), back) && strcmp(code, back) == 0;
    }
    EQ_INT(good, 500, "five hundred codes in capitals are read");
}

/* Every single wrong character is found, and nearly every pair of neighbours changed. */
static void test_check(void)
{
    static const char LETTERS[] = "abcdefghijkmnpqrstuvwxyz23456789";
    static const uint8_t RANDOM[] = {0x12, 0x34, 0x56, 0x78, 0x9a, 0xbc, 0xde};
    char code[OPINION_CODE_SIZE], wrong[OPINION_CODE_SIZE], back[OPINION_CODE_SIZE];
    int passed = 0;

    opinion_code_make(RANDOM, code);
    for (size_t i = 0; i + 1 < OPINION_CODE_SIZE; i++)
        for (const char *c = LETTERS; *c != '\0'; c++) {
            memcpy(wrong, code, sizeof wrong);
            wrong[i] = *c;
            passed += *c != code[i] && opinion_code_read(str_from(wrong), back);
        }
    EQ_INT(passed, 0, "one wrong character never passes");
    for (size_t i = 0; i + 2 < OPINION_CODE_SIZE; i++) {
        memcpy(wrong, code, sizeof wrong);
        wrong[i] = code[i + 1];
        wrong[i + 1] = code[i];
        passed += wrong[i] != code[i] && opinion_code_read(str_from(wrong), back);
    }
    EQ_INT(passed, 0, "nor do neighbours that changed places");
    OK(opinion_code_read(S("iaaaaaaaaaai"), back), "i counts once, at the front");
    OK(opinion_code_read(S("1aaaaaaaaaal"), back), "1 and l are read as i");
    EQ_TEXT(back, "iaaaaaaaaaai", "which they look like");
}

static void test_digits(void)
{
    OK(opinion_digits_good(S("0909")), "four digits");
    OK(!opinion_digits_good(S("090")) && !opinion_digits_good(S("09091")), "not three, not five");
    OK(!opinion_digits_good(S("09/9")) && !opinion_digits_good(S("09:9")), "nothing beside them");
}

#define MAC "0123456789abcdef0123456789abcdef"

static void test_token(void)
{
    struct opinion_token t;

    OK(opinion_token_parse(S("1700000000.0011223344556677.16." MAC), &t), "a token");
    EQ_INT(t.issued_at, 1700000000, "when");
    EQ_INT(t.bits, 16, "how hard");
    EQ_STR(t.nonce, "0011223344556677", "which");
    EQ_STR(t.said, "1700000000.0011223344556677.16", "what the mac is of");
    EQ_STR(t.mac, MAC, "and the mac");
    OK(opinion_token_parse(S("1.0011223344556677.0." MAC), &t), "no proof wanted");
    OK(opinion_token_parse(S("1.0011223344556677.30." MAC), &t), "the hardest");
    OK(!opinion_token_parse(S("1.0011223344556677.31." MAC), &t), "too hard");
    OK(!opinion_token_parse(S("1.0011223344556677.-1." MAC), &t), "less than nothing");
    OK(!opinion_token_parse(S("1.0011223344556677.x." MAC), &t), "no number");
    OK(!opinion_token_parse(S("x.0011223344556677.16." MAC), &t), "no time");
    OK(!opinion_token_parse(S("1.00112233445566.16." MAC), &t), "a short nonce");
    OK(!opinion_token_parse(S("1.0011223344556677.16." MAC "0"), &t), "a long mac");
    OK(!opinion_token_parse(S(""), &t), "nothing");
}

static void test_proof(void)
{
    static const uint8_t HASH[] = {0x00, 0x00, 0x1f, 0xff};

    OK(opinion_proof_good(HASH, 0) && opinion_proof_good(HASH, 16), "whole bytes");
    OK(opinion_proof_good(HASH, 19), "and bits of the next");
    OK(!opinion_proof_good(HASH, 20), "one more is too much");
    OK(!opinion_proof_good(HASH, 24), "so is its whole byte");
    OK(opinion_proof_good(&HASH[2], 0), "none wanted");
    OK(!opinion_proof_good(&HASH[3], 1), "a bit that is set");
}

static void test_sending(void)
{
    EQ_TEXT(opinion_sending_wrong(-1, true), "opinion.public.stale", "from the future");
    OK(opinion_sending_wrong(0, true) == NULL, "at once, with a proof");
    EQ_TEXT(opinion_sending_wrong(0, false), "opinion.public.too_quick", "at once, without");
    EQ_TEXT(opinion_sending_wrong(4, false), "opinion.public.too_quick", "after four seconds");
    OK(opinion_sending_wrong(5, false) == NULL, "after five");
    OK(opinion_sending_wrong(43200, false) == NULL, "after half a day");
    EQ_TEXT(opinion_sending_wrong(43201, true), "opinion.public.stale", "later");
}

static void test_texts(void)
{
    OK(opinion_same(S("abc"), S("abc")) && opinion_same(S(""), S("")), "the same");
    OK(!opinion_same(S("abc"), S("abd")) && !opinion_same(S("bbc"), S("abc")), "not the same");
    OK(opinion_same((struct str){"abcd", 3}, (struct str){"abce", 3}), "no further than they are");
    OK(!opinion_same(S("abc"), S("ab")) && !opinion_same(S("ab"), S("abc")), "nor as long");
    EQ_STR(opinion_subject_of(S(" 路坏了。请修。")), "路坏了", "the first sentence");
    EQ_STR(opinion_subject_of(S("停水三天！急")), "停水三天", "!");
    EQ_STR(opinion_subject_of(S("怎么办？急")), "怎么办", "?");
    EQ_STR(opinion_subject_of(S("help! now")), "help", "ASCII !");
    EQ_STR(opinion_subject_of(S("why? now")), "why", "ASCII ?");
    EQ_STR(opinion_subject_of(S("第一行 \n第二行")), "第一行", "the first line");
    EQ_STR(opinion_subject_of(S("一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十余")),
           "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十", "thirty characters");
    EQ_STR(opinion_subject_of(S("")), "", "nothing");
}

int main(void)
{
    arena = arena_open(0);
    test_code();
    test_shown();
    test_check();
    test_digits();
    test_token();
    test_proof();
    test_sending();
    test_texts();
    arena_close(arena);
    return tap_done();
}
