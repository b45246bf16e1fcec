using NodaTime;
using Tera.Shared;

namespace Tera.Planning.Budgets;

/// <summary>Why a line of the budget was not taken.</summary>
public static class BudgetRejections
{
    /// <summary>The text is no code.</summary>
    public static Rejection NotACode(string typed) => new("planning.budget.not-a-code", typed);

    /// <summary>Below zero, or a fraction of a sen.</summary>
    public static Rejection NotMoney(decimal amount) => new("planning.budget.not-money", amount);

    /// <summary>What a closed quarter was reckoned with would change: the last closed day.</summary>
    public static Rejection QuarterClosed(LocalDate lastClosed) => new("planning.budget.quarter-closed", lastClosed);

    /// <summary>A change of which ceiling, first day or ground is missing.</summary>
    public static Rejection RevisionHalf { get; } = new("planning.budget.revision-half");

    /// <summary>Two changes from the same day.</summary>
    public static Rejection RevisionTwice(LocalDate from) => new("planning.budget.revision-twice", from);

    /// <summary>The revision begins in another year than the line's.</summary>
    public static Rejection RevisionElsewhere(int year) => new("planning.budget.revision-elsewhere", year);

    /// <summary>The code does not lie within the other one.</summary>
    public static Rejection Elsewhere(BudgetCode part, BudgetCode whole) => new("planning.budget.elsewhere", part.Text, whole.Text);

    /// <summary>Another line of the year bears the code.</summary>
    public static Rejection CodeTaken(string code) => new("planning.budget.code-taken", code);

    /// <summary>Another line of the year calls the code by another name: code, that name.</summary>
    public static Rejection NamedOtherwise(string code, string name) => new("planning.budget.named-otherwise", code, name);
}
