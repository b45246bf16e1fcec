namespace Tera; public static class Kit { }
