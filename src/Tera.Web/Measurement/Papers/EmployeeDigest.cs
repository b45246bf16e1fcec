using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Tera.Measurement.Recaps;

namespace Tera.Measurement.Papers;

/// <summary>Ties the limited annex to the document that is signed: both print the SHA-256 of what the annex says.</summary>
internal static class EmployeeDigest
{
    /// <summary>64 lower-case hexadecimal digits over every printed cell in the order of the table; another cell or order gives another digest.</summary>
    public static string Of(IReadOnlyList<RecapEmployee> employees)
    {
        var cells = employees.Select(employee => new[] { employee.Name, employee.Results, employee.Conduct, employee.Obstacles, employee.FollowUp, employee.Work, employee.Behaviour, employee.Predicate });
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(cells))));
    }
}
