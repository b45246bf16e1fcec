using Tera.Organisation;

namespace Tera.Planning;

/// <summary>Shortens what tests of plans say over and over.</summary>
internal static class Text
{
    public static PrintedLine Line(string text) => PrintedLine.Of(text).OrThrow();
}
