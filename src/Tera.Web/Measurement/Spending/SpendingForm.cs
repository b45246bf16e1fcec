using System.Globalization;
using Tera.Planning;
using Tera.Shared;

namespace Tera.Measurement.Spending;

/// <summary>The form of spending: a field for each line, and what was shown in it.</summary>
internal static class SpendingForm
{
    public static string Typed(BudgetItemId item) => $"belanja.{item.Value:N}";

    public static string Shown(BudgetItemId item) => $"tampil.{item.Value:N}";

    /// <summary>Version and text that were shown.</summary>
    public static string Mark(LineSpending? told) => string.Create(CultureInfo.InvariantCulture, $"{told?.Version ?? 0}|{Text(told)}");

    public static string Text(LineSpending? told) => told is null ? "" : IndonesianNumber.FormatForMoney(told.Spent);

    /// <summary>
    /// What stands in the field: what was typed in a form that came back, and where nothing was, what is kept now. What was merely shown is not
    /// sent again as if it had been typed: another may have told a new sum meanwhile.
    /// </summary>
    public static string ValueOf(SpendingLine line, IFormCollection? posted) =>
        posted is not null && Read(posted, [line]) is [var typed] ? typed.Typed : Text(line.Told);

    /// <summary>Lines in which something else stands than was shown.</summary>
    public static IReadOnlyList<ToldLine> Read(IFormCollection form, IReadOnlyList<SpendingLine> lines) =>
    [
        .. lines.Select(line => line.Line.Id).Where(id => form.ContainsKey(Typed(id))).Select(id =>
        {
            var typed = form[Typed(id)].ToString().Trim();
            var shown = form[Shown(id)].ToString().Split('|', 2);
            var seen = shown.Length == 2 && int.TryParse(shown[0], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : -1;
            return (Line: new ToldLine(id, seen, typed), IsChanged: shown.Length != 2 || typed != shown[1]);
        }).Where(one => one.IsChanged).Select(one => one.Line),
    ];
}
