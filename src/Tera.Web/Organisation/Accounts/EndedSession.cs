namespace Tera.Organisation.Accounts;

/// <summary>Tells who comes to sign in for the first time from one whose session ended while he worked, so that the page can say why it asks.</summary>
internal static class EndedSession
{
    /// <summary>A page was asked for.</summary>
    internal const string Asked = "berakhir";

    /// <summary>A form was sent, and was not taken.</summary>
    internal const string Sent = "kiriman";

    /// <summary>Null where nothing tells of a session before: no cookie, and nothing sent that only a page inside could send.</summary>
    internal static string? Of(HttpRequest request, string? cookie) =>
        HttpMethods.IsPost(request.Method) ? Sent
        : cookie is not null && request.Cookies.ContainsKey(cookie) ? Asked
        : null;
}
