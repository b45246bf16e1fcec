using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;
using Npgsql;

namespace Tera.TestKit;

/// <summary>
/// Stands between the program and its database and writes down what passes: the one way to count statements and round trips that does
/// not depend on who sends them.
/// </summary>
public sealed class WireTap : IDisposable
{
    private readonly string _target;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tera-tap-");
    private readonly Socket _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly List<Trip> _trips = [];

    private WireTap(NpgsqlConnectionStringBuilder behind)
    {
        _target = Path.Combine(behind.Host!, $".s.PGSQL.{behind.Port}");
        _listener.Bind(new UnixDomainSocketEndPoint(Path.Combine(_folder.FullName, ".s.PGSQL.5432")));
        _listener.Listen();
        // The two questions about encryption are answered by a bare byte, which is no message; nobody asks them here.
        ConnectionString = new NpgsqlConnectionStringBuilder(behind.ConnectionString)
        {
            Host = _folder.FullName,
            Port = 5432,
            SslMode = SslMode.Disable,
            GssEncryptionMode = GssEncryptionMode.Disable,
        }.ConnectionString;
        _ = AcceptAsync();
    }

    /// <summary>The same database by way of the tap.</summary>
    public string ConnectionString { get; }

    /// <summary>For each round trip since <see cref="Forget"/> the statements it carried.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Trips
    {
        get
        {
            lock (_trips)
            {
                return [.. _trips.Where(trip => trip.Statements.Count > 0).Select(trip => trip.Statements.ToList())];
            }
        }
    }

    /// <summary>The round trips of one transaction since <see cref="Forget"/>, whoever else spoke meanwhile: from the opening of its connection to its end.</summary>
    /// <param name="statement">Beginning of a statement that no other transaction carried.</param>
    public IReadOnlyList<IReadOnlyList<string>> TransactionWith(string statement)
    {
        lock (_trips)
        {
            bool Carries(Trip trip, string beginning) => trip.Statements.Any(one => one.StartsWith(beginning, StringComparison.Ordinal));
            var carrier = _trips.Single(trip => Carries(trip, statement)).Speaker;
            var said = _trips.Where(trip => trip.Speaker == carrier).ToList();
            var place = said.FindIndex(trip => Carries(trip, statement));
            var opened = said.FindLastIndex(place, trip => Carries(trip, "select set_config('tera.region'"));
            var ended = said.FindIndex(place, trip => Carries(trip, "COMMIT"));
            return [.. said[opened..(ended + 1)].Select(trip => trip.Statements.ToList())];
        }
    }

    /// <param name="connectionString">Of a server behind a unix socket.</param>
    public static WireTap Before(string connectionString) => new(new NpgsqlConnectionStringBuilder(connectionString));

    public void Forget()
    {
        lock (_trips)
        {
            _trips.Clear();
        }
    }

    public void Dispose()
    {
        _listener.Dispose();
        _folder.Delete(recursive: true);
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptAsync();
                var server = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                await server.ConnectAsync(new UnixDomainSocketEndPoint(_target));
                _ = PassAsync(client, server);
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task PassAsync(Socket client, Socket server)
    {
        var conversation = new Conversation(_trips);
        using (client)
        using (server)
        {
            await Task.WhenAny(
                CopyAsync(client, server, conversation.FromClient, startsBare: true), CopyAsync(server, client, conversation.FromServer, startsBare: false));
        }
    }

    /// <summary>
    /// Message by message; the first of a client has no type. What was sent at once goes on at once: a server that answers the first
    /// statement before it gets the second would make two round trips out of one.
    /// </summary>
    private static async Task CopyAsync(Socket from, Socket to, Action<byte, byte[]> heard, bool startsBare)
    {
        await using var source = new NetworkStream(from);
        try
        {
            var (bare, together) = (startsBare, new MemoryStream());
            while (true)
            {
                var head = new byte[bare ? 4 : 5];
                await source.ReadExactlyAsync(head);
                var body = new byte[BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(head.Length - 4)) - 4];
                await source.ReadExactlyAsync(body);
                heard(bare ? (byte)0 : head[0], body);
                together.Write(head);
                together.Write(body);
                bare = false;
                if (from.Available == 0)
                {
                    await to.SendAsync(together.ToArray());
                    together.SetLength(0);
                }
            }
        }
        catch (Exception exception) when (exception is IOException or SocketException or ObjectDisposedException)
        {
            // One side has hung up; so does the other.
        }
    }

    /// <summary>What one connection said at once.</summary>
    private sealed record Trip(Conversation Speaker, List<string> Statements);

    /// <summary>One connection. A round trip begins with what the client says after it has heard every answer.</summary>
    private sealed class Conversation(List<Trip> trips)
    {
        /// <summary>What has been planned, by its name; the one without a name is planned anew each time.</summary>
        private readonly Dictionary<string, string> _planned = [];
        private List<string> _trip = [];
        private int _unanswered;
        private bool _midway;

        public void FromClient(byte type, byte[] body)
        {
            lock (trips)
            {
                if (type is (byte)'Q' or (byte)'P' or (byte)'B' && _unanswered == 0 && !_midway)
                {
                    _trip = [];
                    trips.Add(new(this, _trip));
                }

                switch (type)
                {
                    case (byte)'Q':
                        _trip.Add(Text(body, 0));
                        _unanswered++;
                        break;
                    case (byte)'P':
                        // The name of the statement, then its text.
                        var name = Text(body, 0);
                        _planned[name] = Text(body, Encoding.UTF8.GetByteCount(name) + 1);
                        _midway = true;
                        break;
                    case (byte)'B':
                        // The name of the portal, then that of the statement, which may have been planned long before.
                        _trip.Add(_planned.GetValueOrDefault(Text(body, Array.IndexOf(body, (byte)0) + 1), "planned before the tap"));
                        _midway = true;
                        break;
                    case (byte)'S':
                        _unanswered++;
                        _midway = false;
                        break;
                    default:
                        break;
                }
            }
        }

        public void FromServer(byte type, byte[] body)
        {
            lock (trips)
            {
                _unanswered -= type is (byte)'Z' && _unanswered > 0 ? 1 : 0;
            }
        }

        private static string Text(byte[] body, int from) => Encoding.UTF8.GetString(body, from, Array.IndexOf(body, (byte)0, from) - from);
    }
}
