export const es = {
  Settings: {
    Password: "Contraseña",
    SubTitle: "Clave de acceso",
  },
  Token: "Número de tokens",
};
export const rum = { clientToken: "pubd41d8cd98f00b204e9800998ecf8427" };
