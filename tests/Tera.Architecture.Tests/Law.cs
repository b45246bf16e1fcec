namespace Tera;

/// <summary>A law is kept when nothing offends it; when something does, all of it is told at once.</summary>
internal static class Law
{
    internal static void Unbroken<T>(IEnumerable<T> offences)
    {
        var told = offences.Select(offence => offence!.ToString()!).Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.True(told.Count == 0, $"{told.Count}:\n{string.Join('\n', told)}");
    }
}
