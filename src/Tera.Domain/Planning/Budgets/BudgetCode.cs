using System.Text.RegularExpressions;
using Tera.Shared;

namespace Tera.Planning.Budgets;

/// <summary>Code of a programme, activity or sub-activity: two to eight groups of digits, parted by dots: <c>1.03.10.2.01.0005</c>.</summary>
/// <remarks>The first groups are those of what it belongs to, as in SIPD.</remarks>
public sealed partial record BudgetCode
{
    private BudgetCode(string text) => Text = text;

    /// <summary>As printed.</summary>
    public string Text { get; }

    /// <summary>Reads what was typed; spaces around are dropped.</summary>
    public static Result<BudgetCode> Of(string? typed)
    {
        var text = (typed ?? "").Trim();
        return Shape().IsMatch(text) ? new BudgetCode(text) : BudgetRejections.NotACode(text);
    }

    /// <summary>Whether it belongs to another one.</summary>
    public bool IsWithin(BudgetCode whole) => Text.StartsWith(whole.Text + ".", StringComparison.Ordinal);

    /// <summary>As printed.</summary>
    public override string ToString() => Text;

    [GeneratedRegex(@"^[0-9]{1,4}(\.[0-9]{1,4}){1,7}$")]
    private static partial Regex Shape();
}
