namespace Tera.Shared;

/// <summary>Why a typed number was not taken. Argument 0 is always the text as typed, so that nothing has to be typed again.</summary>
public static class NumberRejections
{
    /// <summary>Nothing was typed.</summary>
    public static readonly Rejection Missing = new("shared.number.missing");

    /// <summary>Arguments 1 and 2: the reading as thousands (<c>2387</c>) and as decimals (<c>2,387</c>); either can be typed as
    /// it stands.</summary>
    public static Rejection Ambiguous(string text, string asThousands, string asDecimals) =>
        new("shared.number.ambiguous", text, asThousands, asDecimals);

    /// <summary>A decimal point instead of a comma. Argument 1: the same with a comma (<c>1,5</c>).</summary>
    public static Rejection DecimalPoint(string text, string withComma) => new("shared.number.decimal-point", text, withComma);

    /// <summary>English notation, <c>1,000.50</c>. Argument 1: the same in Indonesian notation (<c>1.000,50</c>).</summary>
    public static Rejection EnglishNotation(string text, string indonesian) => new("shared.number.english-notation", text, indonesian);

    /// <summary>The dots do not part groups of three: <c>1.00.000</c>.</summary>
    public static Rejection BrokenGroups(string text) => new("shared.number.broken-groups", text);

    /// <summary>Nothing before or nothing after the comma: <c>,5</c> or <c>5,</c>.</summary>
    public static Rejection DanglingComma(string text) => new("shared.number.dangling-comma", text);

    /// <summary>A space between the digits: <c>1 000</c>.</summary>
    public static Rejection Spaced(string text) => new("shared.number.spaced", text);

    /// <summary>An apostrophe between the digits: <c>1'000</c>.</summary>
    public static Rejection Apostrophe(string text) => new("shared.number.apostrophe", text);

    /// <summary>Digits of another script or of full width, as some documents paste them.</summary>
    public static Rejection ForeignDigits(string text) => new("shared.number.foreign-digits", text);

    /// <summary>A plus sign in front.</summary>
    public static Rejection PlusSign(string text) => new("shared.number.plus-sign", text);

    /// <summary>Anything else that is no number.</summary>
    public static Rejection NotANumber(string text) => new("shared.number.not-a-number", text);

    /// <summary>The same in a field of money, where amounts are often shortened: <c>7,5 M</c>.</summary>
    public static Rejection NotMoney(string text) => new("shared.number.not-money", text);

    /// <summary>A ratio that does not begin with 1: <c>2 : 50</c>. Argument 1: the same as <c>1 : 25</c>.</summary>
    public static Rejection RatioNotOfOne(string text, string ofOne) => new("shared.number.ratio-not-of-one", text, ofOne);

    /// <summary>Argument 1: how many digits may stand before the comma.</summary>
    public static Rejection TooLarge(string text) => new("shared.number.too-large", text, IndonesianNumber.MaximumWholeDigits);

    /// <summary>Argument 1: how many digits may stand after the comma.</summary>
    public static Rejection TooManyDecimals(string text, int most) => new("shared.number.too-many-decimals", text, most);
}
