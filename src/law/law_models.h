// SPDX-License-Identifier: MulanPSL-2.0
/** Local rules on suggestions as sets of parameters, for a place to start its own from. They bind
 *  only where they were made.
 */
#ifndef LAW_LAW_MODELS_H
#define LAW_LAW_MODELS_H
#include "law/law_params.h"
#include "law/level.h"

enum law_model {
    LAW_MODEL_NATIONAL, /* law_params_default() */
    LAW_MODEL_BEIJING,
    LAW_MODEL_CHONGQING,
    LAW_MODEL_HENAN,
    LAW_MODEL_QINGDAO,
    LAW_MODEL_SHANDONG,
    LAW_MODEL_SHANGHAI,
    LAW_MODEL_ZHEJIANG
};

struct law_model_name {
    const char *word;  /* stored */
    const char *label; /* message id */
};

/** The models, by enum law_model. */
extern const struct law_model_name LAW_MODELS[];
extern const size_t LAW_MODELS_COUNT;

/** The parameters that follow this model; where the model is silent, the defaults. In a township
 *  Chongqing and Shandong give two months and at most four.
 *
 *  Not representable: Shandong counts a township's period from the close of the session; here it
 *  runs from hand-over, as the Deputies Law has it (ADR-0005).
 *
 *  @law  Beijing Suggestions Regulation (2014-01-22) art. 13(2), 21, 23(1), 27(4)
 *  @law  Chongqing Suggestions Regulation (2017-11-30) art. 12(1), 13(2), 16, 18, 20(1)
 *  @law  Chongqing Suggestions Regulation (2017-11-30) art. 21, 23(2), 27(1), 27(2)
 *  @law  Chongqing Township Congress Regulation (2016-03-31) art. 16(1)
 *  @law  Henan Suggestions Measures (2017-07-28) art. 14, 18(1), 20, 21(2), 22(1), 22(2)
 *  @law  Qingdao Suggestions Regulation (2021-07-29) art. 12, 14, 19(1), 24, 25, 28(3), 32(1)
 *  @law  Shandong Suggestions Regulation (2017-05-19) art. 9, 10(1), 12, 19, 20(2), 21, 24
 *  @law  Shandong Township Congress Provisions (2015-12-03) art. 15
 *  @law  Shanghai Suggestions Provisions (2015-03-01) art. 10(2), 11(1), 14(1), 15, 17(1), 19(1)
 *  @law  Shanghai Suggestions Provisions (2015-03-01) art. 20, 21(2)
 *  @law  Zhejiang Suggestions Provisions (2016-05-27) art. 14, 18(1), 21, 22(2), 24
 */
struct law_params law_model_params(enum law_model model, enum level level);

#endif
