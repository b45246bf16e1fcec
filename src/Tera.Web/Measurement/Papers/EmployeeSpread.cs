using Tera.Measurement.Employees;
using Tera.Measurement.Recaps;

namespace Tera.Measurement.Papers;

/// <summary>How many employees were rated how: what may be told to everybody, never who.</summary>
internal static class EmployeeSpread
{
    /// <summary>Best first; those not rated last, where there are any.</summary>
    public static IEnumerable<(string Words, int Count)> Of(IReadOnlyList<RecapEmployee> employees)
    {
        var rated = employees.CountBy(employee => employee.Predicate ?? "").ToDictionary();
        foreach (var words in Enum.GetValues<EmployeePredicate>().OrderDescending().Select(EmployeeRating.Words))
        {
            yield return (words, rated.GetValueOrDefault(words));
        }

        if (rated.TryGetValue("", out var unrated))
        {
            yield return ("Belum dinilai", unrated);
        }
    }
}
