namespace Tera;

/// <summary>Whether the promises are asked at length: <c>TERA_LONG=1</c>.</summary>
public static class LongRun
{
    public static bool IsAsked { get; } = Environment.GetEnvironmentVariable("TERA_LONG") == "1";
}
