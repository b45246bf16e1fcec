using System.Globalization;

namespace Tera.Platform.Components;

/// <summary>What an address asks for; whatever cannot be read was not asked for. The framework's own reading of numbers and ids ends in an exception.</summary>
public static class Asked
{
    public static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    public static Guid? Id(string? text) => Guid.TryParse(text, out var id) ? id : null;
}
