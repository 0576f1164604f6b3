"""Words for variants of a metric: adjusted, basic, diluted."""

import re

_ONCE = r"non-?recurring|one-?(?:time|off)|special|unusual|certain|exceptional|extraordinary|items?"
ADJUSTED = re.compile(
    r"non[- ](?:gaap|ifrs)|(?<![\w-])(?<!seasonally )adjusted(?! for(?! (?:" + _ONCE + r")))"
    r"|非 ?(?:gaap|ifrs)|非美计量|(?:非|不按照?|不依照?|未按照?)(?:美国?)?(?:公认|通用)会计[准原]则"
    r"|非(?:国际|香港|中国)(?:财务报告|企业会计)准则"
    r"|excluding (?:[\w-]+ ){0,2}items|扣非|扣除非经常|(?<!未)经调整"
    r"|(?<!分割)(?<!拆股)(?<!拆分)(?<!未经)调整后(?! ?(?:20)?\d\d ?[-~年/e])"
)
LEFT_OUT = re.compile(  # said less plainly: excluding the tax gain, 扣除特定项目后, 基础溢利
    r"(?<![a-z])(?:core|underlying|normali[sz]ed|recurring|pro[- ]forma)(?![a-z])"
    r"|(?<![a-z])(?:excluding|without|before|stripping out|net of)"
    r" (?:[\w'-]+ ){0,4}(?:items?|gains?|charges?|costs?|benefits?|impairments?|effects?|losses)"
    r"|(?:扣除|撇除|剔除|排除|不计|不含|不包括)了?[^,。;]{0,16}"
    r"(?:项目|因素|损益|收益|利得|影响|变动|费用|支出)"
    r"|(?<!每股)(?:基础|基本|核心|经常性?|正常化)(?:每股)?(?:净利|溢利|盈[余利]|纯[利益]|利润|获利)"
)
OF_A_SHARE = {
    "Basic": re.compile(r"(?<=每股)基本|基本(?![面上]|溢利|盈利|纯利)|(?<![a-z])basic(?![a-z])"),
    "Diluted": re.compile(r"摊薄|稀释|(?<![a-z])diluted"),
}
